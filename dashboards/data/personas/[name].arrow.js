import { parameter, writePublished } from "../../published.js";

writePublished("personas", `${parameter("name")}.arrow`);
