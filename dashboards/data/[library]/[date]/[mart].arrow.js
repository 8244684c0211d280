import { parameter, writePublished } from "../../../published.js";

writePublished(parameter("library"), parameter("date"), `${parameter("mart")}.arrow`);
