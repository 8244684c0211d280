import { placesView } from "../placesView.js";

/** The municipalities of a library side by side. */
export const municipalities = {
  id: "municipalities",
  dated: ["membership_profile"],
  undated: ["data_quality"],
  view: (context) => placesView(context, "municipality"),
};
