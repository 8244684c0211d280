import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Search } from "./binary.js";

/** The last version that `go install` accepts: later ones replace modules, which it refuses. */
const version = "v1.5.1";
const quarterOfAnHour = 15 * 60_000;

/** Builds the program into `folder`. */
export async function buildBinary({ env, onMessage }: Search, folder: string) {
  const options = { env, timeout: 10_000 };
  await promisify(execFile)("go", ["version"], options).catch(() => {
    throw new Error("Go is not on the PATH. It can be had from go.dev.");
  });
  onMessage("Building Temporal's server with Go: about two and a half minutes, once.");
  await promisify(execFile)(
    "go",
    ["install", `github.com/temporalio/cli/cmd/temporal@${version}`],
    {
      env: { ...env, GOBIN: folder },
      timeout: quarterOfAnHour,
      maxBuffer: 64 * 1024 * 1024,
    },
  ).catch((error: Error & { stderr?: string }) => {
    throw new Error(`\`go install\` failed (${lastLine(error.stderr) ?? error.message}).`);
  });
  return join(folder, process.platform === "win32" ? "temporal.exe" : "temporal");
}

function lastLine(text = "") {
  return text.trim().split("\n").at(-1) || undefined;
}
