import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

interface Advisory {
  id: string;
  /** The package, and which versions of it. */
  name: string;
  range: string;
  severity: string;
  title: string;
  url: string;
}

export type Answer = { advisories: Advisory[] } | { silent: string };

/** A package with flaws that were published years ago, to see whether whoever is asked knows of any. */
const KNOWN = { name: "lodash", version: "4.17.15" };

/**
 * Asks the registry that npm uses for what is known against the packages of a lock file. A registry that
 * takes the question and knows nothing of a notorious package is `silent`: its answer would say nothing.
 *
 * @param env on top of the environment
 */
export async function askRegistry(project: string, env: NodeJS.ProcessEnv = {}): Promise<Answer> {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-advisories-"));
  try {
    await writeKnown(folder);
    const known = await audit(folder, env);
    if ("silent" in known) return known;
    if (known.advisories.length === 0) {
      const what = `${KNOWN.name} ${KNOWN.version}`;
      return { silent: `it knows nothing against ${what}, against which much is published` };
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return audit(project, env);
}

async function writeKnown(folder: string): Promise<void> {
  const { name, version } = KNOWN;
  const project = { name: "known", version: "1.0.0", dependencies: { [name]: version } };
  const packages = { "": project, [`node_modules/${name}`]: { version } };
  const lock = { ...project, lockfileVersion: 3, requires: true, packages };
  await writeFile(path.join(folder, "package.json"), JSON.stringify(project));
  await writeFile(path.join(folder, "package-lock.json"), JSON.stringify(lock));
}

interface Report {
  auditReportVersion?: number;
  vulnerabilities?: Record<string, { via: (string | Omit<Advisory, "id">)[] }>;
  message?: string;
  statusCode?: number;
}

async function audit(folder: string, env: NodeJS.ProcessEnv): Promise<Answer> {
  const output = await runNpm(folder, env);
  const report = parse(output);
  if (report?.auditReportVersion === undefined) return { silent: reasonOf(report, output) };
  // What a package has against it only because of another one is told as the name of that one.
  const direct = Object.values(report.vulnerabilities ?? {})
    .flatMap(({ via }) => via)
    .filter((one) => typeof one !== "string")
    .map(({ name, range, severity, title, url }) => {
      return { id: url.slice(url.lastIndexOf("/") + 1), name, range, severity, title, url };
    });
  return { advisories: [...new Map(direct.map((one) => [one.id, one])).values()] };
}

function runNpm(cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  const once = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=30000"];
  const args = ["audit", "--json", "--package-lock-only", "--include=dev", ...once];
  return new Promise((resolve) => {
    const npm = spawn("npm", args, {
      cwd,
      env: { ...process.env, ...env },
      shell: process.platform === "win32",
      stdio: ["ignore", "pipe", "ignore"],
    });
    let output = "";
    npm.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    npm.once("error", ({ message }) => resolve(message));
    npm.once("close", () => resolve(output));
  });
}

function parse(output: string): Report | null {
  try {
    return JSON.parse(output) as Report;
  } catch {
    return null;
  }
}

/** Without the address, in which there can be a password. */
function reasonOf(report: Report | null, output: string): string {
  if (report?.statusCode !== undefined) return `it answers HTTP ${report.statusCode}`;
  const code = /\bE[A-Z_]{4,}\b/.exec(report?.message ?? output)?.[0];
  return code ? `it cannot be asked (${code})` : "npm gives no answer that can be read";
}
