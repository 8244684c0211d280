import { writePublished } from "../published.js";

writePublished("dictionary.json");
