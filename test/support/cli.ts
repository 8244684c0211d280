import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";

export const project = path.resolve(import.meta.dirname, "../..");

export interface CliResult {
  code: number | null;
  output: string;
}

export interface CliOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
}

/** Starts the command line as its user does, in a process of its own. */
export function startCli(args: string[], options: CliOptions = {}): ChildProcess {
  const program = path.join(project, "workflows/cli/werkgebied.js");
  return spawn(process.execPath, [program, ...args], {
    cwd: options.cwd ?? project,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs it to its end. */
export async function runCli(args: string[], options: CliOptions = {}): Promise<CliResult> {
  const child = startCli(args, options);
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output };
}
