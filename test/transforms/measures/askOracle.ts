import { spawn } from "node:child_process";
import path from "node:path";
import { text } from "node:stream/consumers";

const program = path.join(import.meta.dirname, "oracle.py");

/** Has cases, each with the name of its `formula`, computed in one run of Python. @returns a result a case */
export async function askOracle(
  python: string,
  cases: ({ formula: string } & Record<string, unknown>)[],
): Promise<unknown[]> {
  const child = spawn(python, [program], { stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.end(JSON.stringify(cases));
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (out === "") throw new Error(error);
  return JSON.parse(out) as unknown[];
}
