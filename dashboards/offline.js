import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Any exact version will do: the built-in libraries that carry it are never loaded by these pages. */
const ANY_VERSION = "0.0.0";
const IMPORTS = /\b(?:from\s*|import\s*\(?\s*|resolve\(\s*)["'`]([^"'`]+)["'`]/g;

/**
 * Lets a build work without a network. Framework bundles its client with references to libraries
 * such as `npm:lodash` and asks a registry for their versions, even where no page uses them; a
 * folder `<name>@<version>` in its cache answers that question.
 *
 * @param {string} root folder of the pages
 */
export async function resolveOffline(root) {
  const cache = join(root, ".observablehq", "cache", "_npm");
  for (const name of await packagesOf(clientFolder())) {
    await mkdir(join(cache, `${name}@${ANY_VERSION}`), { recursive: true });
  }
}

/**
 * Takes away what an earlier preview kept of the figures: it would be shown again whatever was
 * published since.
 *
 * @param {string} root folder of the pages
 */
export async function forgetData(root) {
  await rm(join(root, ".observablehq", "cache", "data"), { recursive: true, force: true });
}

function clientFolder() {
  return fileURLToPath(
    new URL("./dist/client/", import.meta.resolve("@observablehq/framework/package.json")),
  );
}

/** @param {string} folder */
async function packagesOf(folder) {
  const names = new Set();
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith(".js")) continue;
    const code = await readFile(join(folder, file), "utf8");
    for (const [, specifier] of code.matchAll(IMPORTS)) {
      const name = packageName(specifier ?? "");
      if (name) names.add(name);
    }
  }
  return names;
}

/** @param {string} specifier such as `npm:katex/dist/katex.css` or `@observablehq/inputs` */
function packageName(specifier) {
  const bare = specifier.replace(/^npm:/, "");
  return /^(@[\w.-]+\/)?[\w.-]+(?=\/|$)/.exec(/^[./]|:/.test(bare) ? "" : bare)?.[0];
}
