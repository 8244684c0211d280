import { fork } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Search } from "./binary.js";

const secondsForFirstByte = 20;

/** Has the SDK download the program into `folder`. */
export async function downloadBinary({ env, onMessage }: Search, folder: string) {
  onMessage("Downloading Temporal's server, once.");
  // In a process of its own: the SDK's download would set up the runtime of this one, which the worker does.
  const child = fork(fileURLToPath(new URL("downloadProcess.ts", import.meta.url)), [folder], {
    env,
    execArgv: ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let output = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (output += text));
  // The SDK waits without limit where a firewall swallows its questions; the file is there once they are answered.
  const watch = setTimeout(
    () => listDownloads(folder).length || child.kill(),
    secondsForFirstByte * 1000,
  );
  const [code] = (await once(child, "close").finally(() => clearTimeout(watch))) as [number | null];
  if (code === null) throw new Error(`no answer within ${secondsForFirstByte} seconds.`);
  const file = listDownloads(folder)[0];
  if (code !== 0 || !file) throw new Error(`it failed (${output.trim().split("\n").at(-1)}).`);
  return join(folder, file);
}

function listDownloads(folder: string) {
  return readdirSync(folder).filter((name) => name.startsWith("temporal"));
}
