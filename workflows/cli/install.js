import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether node_modules holds what package-lock.json names.
 *
 * @param {string} folder
 * @param {boolean} development whether the packages for development must be there too
 */
export function isInstalled(folder, development) {
  return markerHolds(folder) || treeHolds(folder, development);
}

function markerHolds(folder) {
  try {
    const marked = readFileSync(markerPath(folder), "utf8") === lockHash(folder);
    return marked && statSync(markerPath(folder)).mtimeMs >= lastInstall(folder);
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
}

/** When npm last changed node_modules, also behind our back. */
function lastInstall(folder) {
  return statSync(treePath(folder), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** npm lists what it installed as its last act: somebody who ran it himself need not wait for it again. */
function treeHolds(folder, development) {
  const installed = readPackages(treePath(folder));
  if (!installed) return false;
  const wanted = Object.entries(readPackages(join(folder, "package-lock.json")) ?? {});
  return wanted.every(([path, { version, optional, dev }]) => {
    const mayBeMissing = path === "" || optional || (dev && !development);
    return mayBeMissing ? true : installed[path]?.version === version;
  });
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

/**
 * Runs `npm ci` and marks its success.
 *
 * @param {string} folder
 */
export async function install(folder) {
  const hash = lockHash(folder);
  const { code, output } = await runNpm(folder);
  if (code !== 0) throw new Error(explain(folder, code, output));
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  writeFileSync(markerPath(folder), hash);
}

function runNpm(folder) {
  // Whoever starts the tests wants what they need, whatever NODE_ENV says.
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund"];
  // No package runs a program of its own, whatever the user's npm is set to: see docs/supply-chain.md.
  const args = ["ci", "--include=dev", "--ignore-scripts", ...quiet];
  const shell = process.platform === "win32";
  return new Promise((resolve, reject) => {
    const npm = spawn("npm", args, { cwd: folder, shell, stdio: ["ignore", "ignore", "pipe"] });
    let output = "";
    npm.stderr.setEncoding("utf8").on("data", (text) => (output += text));
    npm.once("error", (error) =>
      reject(
        new Error(`Set-up: npm cannot be started (${error.message}). Install it with Node.js.`),
      ),
    );
    npm.once("close", (code, signal) => resolve({ code: code ?? signal, output }));
  });
}

const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/;

function explain(folder, code, output) {
  const reason = output.match(unreachable)?.[0];
  if (reason) {
    return (
      `Set-up: the package registry cannot be reached (${reason}), so the packages in package-lock.json ` +
      "are not installed. Connect to a network, or name a registry that can be reached with " +
      "`npm config set registry`, and run this again."
    );
  }
  // npm names the cause first, and then how it is used.
  const told = output.split("\n").filter((line) => /^npm error \S/.test(line));
  const lines = told.slice(0, 8).join("\n");
  return `Set-up: \`npm ci\` in ${folder} failed with ${code}:\n${lines}\nMend what it names and run this again.`;
}

function lockHash(folder) {
  return createHash("sha256")
    .update(readFileSync(join(folder, "package-lock.json")))
    .digest("hex");
}

const markerPath = (folder) => join(folder, "node_modules", ".installed-from");
const treePath = (folder) => join(folder, "node_modules", ".package-lock.json");
