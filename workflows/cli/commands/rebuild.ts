import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import { compactTime } from "../../../data/compactTime.js";
import { MachineError } from "../../../data/errors.js";
import { loadConfig } from "../../../data/loadConfig.js";
import { asMachineError } from "../../../data/machineError.js";
import { probeWarehouse } from "../../../data/warehouse/probe.js";
import { holderOf } from "../claim.js";
import { examples, withServer, type ServerCommandOptions } from "../options.js";
import { runRefresh } from "../runRefresh.js";
import { say } from "../say.js";
import { openSession } from "../session.js";

export function addRebuild(program: Command): void {
  withServer(program.command("rebuild"))
    .description("make the warehouse again from landing, to the same figures")
    .addHelpText("after", examples("npx werkgebied rebuild"))
    .action(rebuild);
}

async function rebuild(options: ServerCommandOptions): Promise<void> {
  const { varFolder } = await loadConfig(options.config, options.data);
  await setAsideWhereBroken(varFolder);
  const session = await openSession(options);
  try {
    await runRefresh(session, { rebuild: true }, options);
  } finally {
    await session.close();
  }
}

/**
 * A file that is no database any more is moved aside, never removed: landing has what is in it. One that
 * another program has open, or that may not be read, is left to be told of.
 */
async function setAsideWhereBroken(varFolder: string): Promise<void> {
  const file = path.join(varFolder, "warehouse.duckdb");
  if (!existsSync(file) || holderOf(path.join(varFolder, "worker.lock")) !== null) return;
  const fault = await probeWarehouse(file);
  if (
    !fault ||
    fault.heldBy !== undefined ||
    asMachineError(new Error(fault.says)) instanceof MachineError
  )
    return;
  const aside = `${file}.broken-${compactTime()}`;
  await rename(file, aside);
  if (existsSync(`${file}.wal`)) await rename(`${file}.wal`, `${aside}.wal`);
  say(`The warehouse cannot be opened. It is kept as ${path.basename(aside)}; a new one is made.`);
}
