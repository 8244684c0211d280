import { readFileSync } from "node:fs";
import { equationsIn, readMethod, worksIn } from "../methodText.js";

// What docs/method.md tells managers of each figure, so that it is written once.
const page = readFileSync(new URL("../../docs/method.md", import.meta.url), "utf8");
const figures = readMethod(page)
  .filter(({ told }) => told.nl && told.en)
  .map(({ title, told, columns, formula, source }) => ({
    title,
    told,
    columns,
    equations: equationsIn(formula),
    works: worksIn(source),
  }));
if (figures.length === 0) throw new Error("docs/method.md tells managers of no figure.");
process.stdout.write(JSON.stringify(figures));
