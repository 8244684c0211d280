import type { Command } from "commander";
import { loadConfig } from "../../../data/loadConfig.js";
import { listDue, type DueSnapshot } from "../../../data/retention/due.js";
import { dayIn } from "../../plan.js";
import type { PurgeResult } from "../../types.js";
import { answer, formatNumber, tableLines } from "../output.js";
import { examples, withServer, type ServerCommandOptions } from "../options.js";
import { runPurge } from "../runPurge.js";
import { say } from "../say.js";
import { openSession } from "../session.js";

export function addPurge(program: Command): void {
  withServer(program.command("purge"))
    .description("remove people who were kept for as long as `retention` says; the figures stay")
    .option("--dry-run", "tell what would go, and change nothing")
    .addHelpText("after", examples("npx werkgebied purge --dry-run", "npx werkgebied purge"))
    .action(purgeCommand);
}

type Options = ServerCommandOptions & { dryRun?: boolean };

async function purgeCommand(options: Options): Promise<void> {
  const workplace = await loadConfig(options.config, options.data);
  const { config } = workplace;
  const { personsMonths } = config.retention;
  if (options.dryRun) {
    const due = await listDue(workplace, dayIn(config.timeZone, new Date().toISOString()));
    answer(options, { personsMonths, snapshots: due }, () => [
      rule(personsMonths),
      ...dueLines(due),
    ]);
    return;
  }
  say(rule(personsMonths));
  const session = await openSession(options);
  try {
    const result = await runPurge(session, {});
    answer(options, result, () => resultLines(result));
  } finally {
    await session.close();
  }
}

function rule(months: number | null): string {
  return months === null
    ? "People are kept without end: `retention.personsMonths` is null."
    : `People are kept for ${months} months after the date of their snapshot.`;
}

function dueLines(due: DueSnapshot[]): string[] {
  if (due.length === 0) return ["Nothing would go."];
  const table = tableLines(
    [
      { title: "feed", value: ({ feed }) => feed },
      { title: "date", value: ({ snapshotDate }) => snapshotDate },
      { title: "rows", value: ({ rowCount }) => rowCount, right: true },
      {
        title: "figures",
        value: ({ isConfigured }) =>
          isConfigured ? "frozen before" : "none: it is not in the configuration",
      },
    ],
    due,
  );
  return [...table, `${counted(due)} would go.`];
}

function resultLines({ snapshots, hasForgotten, isDone }: PurgeResult): string[] {
  if (!isDone) return ["Nothing was due."];
  return [
    `${counted(snapshots)} are gone; the figures made from them are frozen.`,
    ...(hasForgotten ? ["People who are forgotten were removed wherever they were left."] : []),
  ];
}

function counted(snapshots: { rowCount: number }[]): string {
  const rows = snapshots.reduce((sum, { rowCount }) => sum + rowCount, 0);
  return `${snapshots.length} ${snapshots.length === 1 ? "snapshot" : "snapshots"} of people, ${formatNumber(rows)} rows`;
}
