// Plain JavaScript, because set-up needs it before anything is installed.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Claims `path` for this process by a file that names it. A claim whose process has died, even by `kill -9`,
 * is taken over.
 *
 * @param {string} path
 * @returns {Promise<{ release: () => void } | { heldBy: number }>}
 */
export async function claim(path) {
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) });
  mkdirSync(dirname(path), { recursive: true });
  for (;;) {
    if (create(path, mine)) return { release: () => removeIf(path, mine) };
    const content = await readWhole(path);
    if (content === null) continue;
    const holder = parse(content);
    if (holder && startOf(holder.pid) === holder.started) return { heldBy: holder.pid };
    takeAway(path, content);
    await sleep(10);
  }
}

/**
 * The living process that holds a claim; null where none does.
 *
 * @param {string} path
 * @returns {number | null}
 */
export function holderOf(path) {
  const holder = parse(read(path) ?? "");
  return holder && startOf(holder.pid) === holder.started ? holder.pid : null;
}

/** @param {string} path @param {string} content */
function create(path, content) {
  try {
    writeFileSync(path, content, { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** A claim is created first and filled just after, so one that seems empty is looked at twice. */
async function readWhole(path) {
  const content = read(path);
  if (content === null || parse(content)) return content;
  await sleep(100);
  return read(path);
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

/** @returns {{ pid: number, started: string } | null} */
function parse(content) {
  try {
    const holder = JSON.parse(content);
    return Number.isInteger(holder.pid) ? holder : null;
  } catch {
    return null;
  }
}

/** Of several that find the same dead claim one may remove it; otherwise the last would remove the first's new one. */
function takeAway(path, content) {
  const door = `${path}.takeover`;
  try {
    mkdirSync(door);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return forgetOldDoor(door);
  }
  try {
    removeIf(path, content);
  } finally {
    rmdirSync(door);
  }
}

function forgetOldDoor(door) {
  try {
    if (Date.now() - statSync(door).mtimeMs > 10_000) rmdirSync(door);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}

function removeIf(path, content) {
  if (read(path) === content) rmSync(path, { force: true });
}

/**
 * When a process began, in the system's own notation; null where there is none. Tells a process from a later one
 * with the same number.
 *
 * @param {number} pid
 * @returns {string | null}
 */
export function startOf(pid) {
  try {
    if (process.platform === "linux") return startInProc(readFileSync(`/proc/${pid}/stat`, "utf8"));
    if (process.platform === "win32") return process.kill(pid, 0) ? "running" : null;
    const options = { encoding: "utf8", env: { ...process.env, LC_ALL: "C" } };
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], options).trim() || null;
  } catch {
    return null;
  }
}

function startInProc(stat) {
  // The name of the program, in parentheses, may hold anything; the fields are counted from behind it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const isDead = fields[0] === "Z" || fields[0] === "X";
  return isDead ? null : fields[19];
}
