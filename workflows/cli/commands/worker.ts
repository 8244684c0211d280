import type { Command } from "commander";
import { ConfigError } from "../../../data/errors.js";
import { applySchedules } from "../../schedules/apply.js";
import { interrupted } from "../interrupted.js";
import { examples, withServer, type ServerCommandOptions } from "../options.js";
import { say } from "../say.js";
import { openSession } from "../session.js";

export function addWorker(program: Command): void {
  withServer(program.command("worker"))
    .description("do the work that schedules and commands ask for, until Ctrl-C or SIGTERM")
    .option("--no-schedules", "leave the schedules as they are on the server")
    .addHelpText("after", examples("npx werkgebied worker", "npx werkgebied worker --no-schedules"))
    .action(workerCommand);
}

type Options = ServerCommandOptions & { schedules: boolean };

async function workerCommand(options: Options): Promise<void> {
  // Nobody watches it as a rule: what it does is logged.
  const log = process.stderr.isTTY ? "pretty" : "json";
  const session = await openSession({ ...options, log });
  try {
    const { worker, client, workplace, server } = session;
    if (!worker) {
      throw new ConfigError(
        "Another process is the worker of this folder already, and only one can be. Stop that one first.",
      );
    }
    const applied = options.schedules ? await applySchedules(client, workplace) : [];
    say(
      `Working for ${workplace.config.name}: Temporal at ${server.uiUrl ?? server.address}, ${applied.filter(({ status }) => status !== "deleted").length} schedules. Ctrl-C stops it.`,
    );
    await Promise.race([worker.ended, interrupted()]);
  } finally {
    await session.close();
  }
}
