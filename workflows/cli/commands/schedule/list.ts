import type { Command } from "commander";
import { listSchedules, type ListedSchedule } from "../../../schedules/list.js";
import { withConnection } from "../../connect.js";
import { localTime } from "../../localTime.js";
import { answer, colour, tableLines } from "../../output.js";
import { examples, withServer, type ServerCommandOptions } from "../../options.js";

export function addScheduleList(schedule: Command): void {
  withServer(schedule.command("list", { isDefault: true }))
    .description("when each feed is pulled, the next three runs, the last one and how it ended")
    .addHelpText(
      "after",
      examples("npx werkgebied schedule list", "npx werkgebied schedule list --json"),
    )
    .action(listCommand);
}

async function listCommand(options: ServerCommandOptions): Promise<void> {
  const listed = await withConnection(options, ({ client, workplace }) =>
    listSchedules(client, workplace),
  );
  answer(options, listed, () =>
    listed.length > 0 ? table(listed) : ["No feed has a schedule, and there is none in Temporal."],
  );
}

function table(listed: ListedSchedule[]): string[] {
  return tableLines(
    [
      { title: "feed", value: ({ feed }) => feed },
      { title: "when", value: ({ when }) => when },
      { title: "time zone", value: ({ timeZone }) => timeZone },
      { title: "next runs", value: nextOf },
      { title: "last run", value: lastOf },
      { title: "note", value: noteOf },
    ],
    listed,
  );
}

function nextOf({ next, isPaused, timeZone }: ListedSchedule): string {
  if (isPaused) return colour.yellow("paused");
  return next.map((moment) => localTime(moment, timeZone)).join("\n") || "none";
}

function lastOf({ last, timeZone }: ListedSchedule): string {
  return last ? `${localTime(last.startedAt, timeZone)} ${paint(last.outcome)}` : "";
}

function paint(outcome: string): string {
  if (["failed", "terminated", "timed out"].includes(outcome)) return colour.red(outcome);
  return outcome === "completed" ? colour.green(outcome) : outcome;
}

const PENDING: Record<ListedSchedule["pending"], string | null> = {
  create: "not in Temporal yet: schedule apply",
  update: "differs from the configuration: schedule diff",
  delete: "no longer in the configuration: schedule apply",
  unchanged: null,
};

function noteOf({ isPaused, note, pending }: ListedSchedule): string {
  return [isPaused ? note : null, PENDING[pending]].filter(Boolean).join("\n");
}
