// Only what Node brings along: this runs in a fresh clone, before anything is installed.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { claim } from "./claim.js";
import { install, isInstalled } from "./install.js";

const project = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Sees to it that this Node will do and that node_modules holds what package-lock.json names; installs it otherwise.
 * Of several that ask at once one installs and the others wait.
 *
 * @param {{ folder?: string, development?: boolean }} [options] `development`: the packages for development too
 * @throws {Error} a sentence for the user
 */
export async function ensureDependencies({ folder = project, development = false } = {}) {
  checkNode(process.versions.node);
  if (isInstalled(folder, development)) return;
  const lock = await claimInstall(folder);
  try {
    if (isInstalled(folder, development)) return;
    console.error(
      "Installing the packages named in package-lock.json with `npm ci`: once, one to three minutes.",
    );
    await install(folder);
  } finally {
    lock.release();
  }
}

/** @param {string} version */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(
    `Set-up: this is Node.js ${version}, and Werkgebied needs 20.19 or later. Install a newer one from nodejs.org.`,
  );
}

async function claimInstall(folder) {
  mkdirSync(join(folder, "var"), { recursive: true });
  let told = false;
  for (;;) {
    const result = await claim(join(folder, "var", "setup.lock"));
    if ("release" in result) return result;
    if (!told)
      console.error(`Process ${result.heldBy} is installing the packages; waiting for it.`);
    told = true;
    await sleep(300);
  }
}

async function main([name, ...args]) {
  if (!name) throw new Error("Usage: node workflows/cli/setup.js <program> [arguments...]");
  await ensureDependencies({ development: true });
  const folder = join(project, "node_modules", ".bin");
  const program = join(folder, process.platform === "win32" ? `${name}.cmd` : name);
  if (!existsSync(program)) {
    throw new Error(
      `Set-up: no installed package has a program "${name}". Those there are lie in node_modules/.bin.`,
    );
  }
  run(program, args, folder);
}

function run(program, args, folder) {
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` };
  const shell = process.platform === "win32";
  const child = spawn(program, args, { stdio: "inherit", env, shell });
  // A terminal sends Ctrl-C to the child too, and twice means "at once" to many programs.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("error", fail);
  child.once("close", (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}

function fail(error) {
  console.error(error.message);
  process.exitCode = 1;
}

const isScript =
  process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isScript) main(process.argv.slice(2)).catch(fail);
