import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { cacheFolder } from "../../workflows/server/binary.js";

const project = path.join(import.meta.dirname, "project");
const cache = path.resolve(cacheFolder(process.env), "../evidence");

/**
 * Two of our tables and a chart as Evidence shows them, to compare a first page with. Takes minutes
 * and, in the cache of whoever runs it, 800 MB.
 *
 * @param marts the published marts of the demonstration region
 * @returns the folder of the static site
 */
export async function buildEvidence(marts: string): Promise<string> {
  await mkdir(cache, { recursive: true });
  for (const name of ["pages", "sources", ".evidence", "build"]) {
    await rm(path.join(cache, name), { recursive: true, force: true });
  }
  await cp(project, cache, { recursive: true });
  await npm(["install", "--ignore-scripts", "--no-audit", "--no-fund"]);
  await readSources(path.resolve(marts));
  await npm(["run", "build"]);
  const site = path.join(cache, "build");
  await expectAnswers(site);
  return site;
}

/** Evidence calls it done, too, where it could not read a source. */
async function readSources(marts: string) {
  const output = await npm(["run", "sources"], { EVIDENCE_VAR__marts: marts });
  const data = path.join(cache, ".evidence/template/static/data/marts");
  for (const file of await readdir(path.join(project, "sources/marts"))) {
    const { name, ext } = path.parse(file);
    if (ext === ".sql" && !existsSync(path.join(data, name, `${name}.parquet`))) {
      throw new Error(`Evidence could not read ${name} from ${marts}:\n${output}`);
    }
  }
}

/** Evidence calls it done, too, where a page shows an error in the place of a table. */
async function expectAnswers(site: string) {
  const page = await readFile(path.join(site, "index.html"), "utf8");
  const [problem] = /\w+ Error: [^<]*/.exec(page) ?? [];
  if (problem) throw new Error(`Evidence could not answer a query of its page: ${problem}`);
}

async function npm(words: string[], more: Record<string, string> = {}): Promise<string> {
  const env = { ...process.env, SEND_ANONYMOUS_USAGE_STATS: "no", ...more };
  try {
    const { stdout, stderr } = await promisify(execFile)("npm", words, { cwd: cache, env });
    return stdout + stderr;
  } catch (cause) {
    const { message, stdout = "" } = cause as Error & { stdout?: string };
    throw new Error(`Evidence was not built by \`npm ${words.join(" ")}\`:\n${stdout}${message}`);
  }
}
