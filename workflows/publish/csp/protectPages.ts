import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { glob } from "tinyglobby";
import { ConfigError } from "../../../data/errors.js";
import { letZoom } from "../letZoom.js";
import { policyOf } from "./policy.js";
import { readPage } from "./readPage.js";

/** Writes into every page of a built site what it may load and run, and lets readers zoom. Throws a ConfigError where a page needs more. */
export async function protectPages(folder: string): Promise<void> {
  for (const name of await glob("**/*.html", { cwd: folder, dot: true })) {
    const file = path.join(folder, name);
    await writeFile(file, withPolicy(letZoom(await readFile(file, "utf8")), name));
  }
}

/** @param name of the page, for the error */
export function withPolicy(text: string, name: string): string {
  const page = readPage(text);
  const [first] = page.unheeded;
  if (first) {
    throw new ConfigError(
      `${name}, line ${first.line} as built: the attribute ${first.name} has no effect on a published page. Put styles in dashboards/style/ and what is done on an event in a script.`,
    );
  }
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(page)}">`;
  return `${text.slice(0, page.at)}\n${meta}${text.slice(page.at)}`;
}
