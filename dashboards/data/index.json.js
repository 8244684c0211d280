import { writePublished } from "../published.js";

writePublished("index.json");
