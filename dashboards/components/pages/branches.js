import { placesPage } from "./placesPage.js";

export const branches = placesPage({ id: "branches", kind: "branch" });
