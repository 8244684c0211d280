import { existsSync } from "node:fs";
import { publishedFile, writePublished } from "../published.js";

// A publication made before there was such a page, and not gone over by a run since, tells of none.
if (existsSync(publishedFile("pipeline.json"))) writePublished("pipeline.json");
else process.stdout.write("null");
