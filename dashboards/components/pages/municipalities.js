import { placesPage } from "./placesPage.js";

export const municipalities = placesPage({ id: "municipalities", kind: "municipality" });
