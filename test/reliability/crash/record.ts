import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { claim } from "../../../workflows/processFile.js";
import { project } from "../../support/cli.js";
import { report, type FaultReport } from "../../support/report.js";

/** One line for a fault; suites that run side by side add to the same file. */
export async function record(line: FaultReport): Promise<void> {
  const file = path.join(project, "var/reliability/crash.json");
  await mkdir(path.dirname(file), { recursive: true });
  for (;;) {
    const held = await claim(`${file}.lock`);
    if ("release" in held) {
      const lines = JSON.parse(await readFile(file, "utf8").catch(() => "[]")) as FaultReport[];
      const others = lines.filter(({ fault }) => fault !== line.fault);
      const all = [...others, line].sort((a, b) => a.fault.localeCompare(b.fault));
      await report("crash", all).finally(held.release);
      return;
    }
    await sleep(20);
  }
}
