import { parameter, writePublished } from "../../published.js";

writePublished(parameter("library"), `${parameter("mart")}.arrow`);
