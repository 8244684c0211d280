// Tells once more, at the end of a long log, which tests failed and why.
import { readFileSync } from "node:fs";

const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
for (const suite of report.testResults) {
  const file = suite.name.slice(process.cwd().length + 1);
  if (suite.status === "failed" && suite.message) console.log(`FAILED ${file}: ${suite.message}`);
  for (const test of suite.assertionResults.filter((one) => one.status === "failed")) {
    console.log(`FAILED ${file}: ${test.fullName}`);
    console.log(test.failureMessages.join("\n").split("\n").slice(0, 12).join("\n"));
  }
}
