import { placesView } from "../placesView.js";

/** The branches of a library side by side, with their opening hours. */
export const branches = {
  id: "branches",
  dated: ["membership_profile"],
  undated: ["branch_hours", "data_quality"],
  view: (context) => placesView(context, "branch"),
};
