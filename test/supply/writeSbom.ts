import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeSbom } from "./sbom.js";

// `npm run sbom`. See docs/supply-chain.md.
const project = path.resolve(import.meta.dirname, "../..");
const file = path.join(project, "var/sbom.json");
try {
  const text = await makeSbom(project);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  const { components } = JSON.parse(text) as { components: object[] };
  console.log(`${components.length} packages are named in ${path.relative(project, file)}.`);
} catch (error) {
  const { stderr, message } = error as Error & { stderr?: string };
  console.error(`npm made no bill of materials. It says:\n${stderr ?? message}`);
  process.exitCode = 1;
}
