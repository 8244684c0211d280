import { accessSync, constants } from "node:fs";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export type FoundChromium = { path: string } | { reason: string };

/** The browser of this machine, or a sentence why what needs it is skipped. */
export function findChromium(): FoundChromium {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (isProgram(given)) return { path: given };
    return { reason: `CHROMIUM_PATH is ${given}, which is no program. Give the path of Chromium.` };
  }
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const found = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const first = found.find(isProgram);
  if (first) return { path: first };
  return {
    reason: `There is no ${NAMES.join(", ")} on the PATH. Install one, or set CHROMIUM_PATH.`,
  };
}

/** The browser, or null with its reason told; with CI=true its absence is a failure. */
export function chromiumForTests(suite: string): string | null {
  const found = findChromium();
  if ("path" in found) return found.path;
  if (process.env.CI === "true") throw new Error(found.reason);
  console.warn(`${suite} are not tested. ${found.reason}`);
  return null;
}

export function launchChromium(executablePath: string, more: string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...ARGUMENTS, ...more] });
}

function isProgram(file: string) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
