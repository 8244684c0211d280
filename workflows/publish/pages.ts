import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { glob } from "tinyglobby";
import { ConfigError } from "../../data/errors.js";
import { claim } from "../processFile.js";
import { compressPages } from "./compress.js";
import { protectPages } from "./csp/protectPages.js";
import { packPages } from "./pack/packPages.js";

const run = promisify(execFile);

const project = path.resolve(import.meta.dirname, "../..");
const site = path.join(project, "var/site");

const KEPT = 4;

/**
 * Builds the pages with Observable Framework, without figures, and only when one has changed.
 * Processes that want the same pages at once wait for the first: Framework's cache is one folder.
 * @returns their name, by which `pagesFolder` finds them
 */
export async function buildPages(): Promise<string> {
  const name = await hashPages();
  const folder = pagesFolder(name);
  await mkdir(site, { recursive: true });
  while (!existsSync(folder)) {
    const held = await claim(path.join(site, "build.lock"));
    if ("heldBy" in held) {
      await sleep(500);
      continue;
    }
    try {
      if (!existsSync(folder)) await buildInto(folder);
    } finally {
      held.release();
    }
  }
  return name;
}

/** A refresh that runs now may still copy from a build before this one: a few are kept. */
async function removeOld(newest: string) {
  const builds = (await readdir(site, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(site, entry.name))
    .filter((folder) => folder !== newest);
  const aged = await Promise.all(
    builds.map(async (folder) => ({ folder, at: (await stat(folder)).mtimeMs })),
  );
  aged.sort((a, b) => b.at - a.at);
  for (const { folder } of aged.slice(KEPT)) await rm(folder, { recursive: true });
}

export function pagesFolder(name: string): string {
  return path.join(site, name);
}

async function buildInto(folder: string) {
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  // Framework would publish a loader's earlier output as it is, whatever has changed since.
  await rm(path.join(project, "dashboards/.observablehq/cache/data"), {
    recursive: true,
    force: true,
  });
  await observable(["build"], { WERKGEBIED_SITE_OUT: part });
  await packPages(part);
  await protectPages(part);
  await compressPages(part);
  await rename(part, folder);
  await removeOld(folder);
}

async function observable(args: string[], env: Record<string, string>) {
  const program = path.join(project, "node_modules/@observablehq/framework/dist/bin/observable.js");
  try {
    await run(process.execPath, ["--no-warnings=ExperimentalWarning", program, ...args], {
      cwd: project,
      env: { ...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true", ...env },
      maxBuffer: 64 << 20,
    });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    const last = `${stdout}\n${stderr}`.trim().split("\n").slice(-12).join("\n");
    throw new ConfigError(`The pages in dashboards/ cannot be built:\n${last}`);
  }
}

async function hashPages(): Promise<string> {
  const files = await glob(
    [
      "dashboards/**",
      "docs/method.md",
      "observablehq.config.ts",
      "package-lock.json",
      "workflows/publish/compress.ts",
      "workflows/publish/csp/**",
      "workflows/publish/html.ts",
      "workflows/publish/letZoom.ts",
      "workflows/publish/pack/**",
    ],
    {
      cwd: project,
      ignore: ["**/.observablehq/**"],
      dot: true,
    },
  );
  const hash = createHash("sha256");
  for (const file of files.sort()) {
    hash.update(file).update(await readFile(path.join(project, file)));
  }
  return hash.digest("hex").slice(0, 16);
}
