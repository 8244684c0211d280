import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import { loadConfig } from "../../../data/loadConfig.js";
import { openWarehouse } from "../../../data/warehouse/database.js";
import { claim } from "../../processFile.js";
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

/** A file that DuckDB cannot open is moved aside, never removed: landing has what is in it. */
async function setAsideWhereBroken(varFolder: string): Promise<void> {
  const file = path.join(varFolder, "warehouse.duckdb");
  if (!existsSync(file)) return;
  const held = await claim(path.join(varFolder, "worker.lock"));
  // A worker that lives has it open, so it can be opened.
  if ("heldBy" in held) return;
  try {
    (await openWarehouse(varFolder)).close();
  } catch {
    const aside = `${file}.broken-${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}`;
    await rename(file, aside);
    if (existsSync(`${file}.wal`)) await rename(`${file}.wal`, `${aside}.wal`);
    say(
      `The warehouse cannot be opened. It is kept as ${path.basename(aside)}; a new one is made.`,
    );
  } finally {
    held.release();
  }
}
