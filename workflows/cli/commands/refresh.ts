import { Option, type Command } from "commander";
import type { RefreshRequest } from "../../types.js";
import { examples, toDate, toNames, withServer, type ServerCommandOptions } from "../options.js";
import { runRefresh } from "../runRefresh.js";
import { WrongUse } from "../wrongUse.js";
import { openSession } from "../session.js";

export function addRefresh(program: Command): void {
  withServer(program.command("refresh"))
    .description("pull, transform, check and publish once; without a day, the newest snapshots")
    .option("--feeds <names>", "only these feeds, comma separated", toNames)
    .option("--libraries <names>", "only the feeds that tell of these libraries", toNames)
    .addOption(
      new Option("--snapshot <date>", "the snapshot of one day")
        .argParser(toDate)
        .conflicts(["all", "from", "to"]),
    )
    .option("--all", "every snapshot there is")
    .option("--from <date>", "snapshots from this day on", toDate)
    .option("--to <date>", "snapshots up to this day", toDate)
    .addHelpText(
      "after",
      examples(
        "npx werkgebied refresh --all --config examples/west-of-england/werkgebied.config.ts --data ../data",
        "npx werkgebied refresh --feeds members_merwedal --snapshot 2026-07-01",
        "npx werkgebied refresh --libraries bibliotheek-merwedal",
      ),
    )
    .action(refreshCommand);
}

type Options = ServerCommandOptions & RefreshRequest & { snapshot?: string };

async function refreshCommand(options: Options): Promise<void> {
  const { feeds, libraries, snapshot, all, from, to } = options;
  if (from && to && from > to) {
    throw new WrongUse(`--from ${from} comes after --to ${to}. Give the earlier day first.`);
  }
  const request = { feeds, libraries, snapshotDate: snapshot, all, from, to };
  const session = await openSession(options);
  try {
    await runRefresh(session, request, options);
  } finally {
    await session.close();
  }
}
