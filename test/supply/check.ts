import path from "node:path";
import { ACCEPTED } from "./accepted.js";
import { judgeAdvisories } from "./advisories.js";
import { askRegistry } from "./askRegistry.js";
import { judgeInstallScripts } from "./installScripts.js";
import { judgeLicences } from "./licences.js";

// A part of `npm run check`: what comes in with the packages. See docs/supply-chain.md.
const project = path.resolve(import.meta.dirname, "../..");
const today = new Date().toISOString().slice(0, 10);

const verdicts = [
  judgeLicences(project),
  judgeInstallScripts(project),
  judgeAdvisories(await askRegistry(project), ACCEPTED, today),
];
for (const { told, problems, skipped } of verdicts) {
  if (skipped) console.log(`NOT CHECKED: ${told}. ${skipped}`);
  else console.log(`${problems.length === 0 ? "ok" : "FAILED"}: ${told}`);
  for (const problem of problems) console.log(`  ${problem}`);
}
if (verdicts.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
