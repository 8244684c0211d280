import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parameter } from "../published.js";

const fonts = createRequire(import.meta.url).resolve("@fontsource-variable/inter/package.json");
const file = `${parameter("file")}-wght-normal.woff2`;
createReadStream(join(dirname(fonts), "files", file)).pipe(process.stdout);
