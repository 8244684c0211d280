#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { completeFast } from "./complete.js";
import { ensureDependencies } from "./setup.js";

if (process.argv[2] === "complete") {
  const answer = completeFast(process.argv.slice(4));
  if (answer !== null) {
    process.stdout.write(answer);
    process.exit();
  }
}

try {
  await ensureDependencies();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const { register } = await import("tsx/esm/api");
// Otherwise tsx follows the tsconfig.json of whatever folder the command is given in.
register({ tsconfig: fileURLToPath(new URL("../../tsconfig.json", import.meta.url)) });
const { main } = await import("./main.ts");
await main(process.argv);
