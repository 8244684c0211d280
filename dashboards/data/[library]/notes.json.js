import { parameter, writePublished } from "../../published.js";

writePublished(parameter("library"), "notes.json");
