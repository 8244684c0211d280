import type { Command } from "commander";
import { planSchedules, type PlannedSchedule } from "../../../schedules/plan.js";
import { withConnection } from "../../connect.js";
import { exitCodes } from "../../exitCodes.js";
import { answer } from "../../output.js";
import { examples, withServer, type ServerCommandOptions } from "../../options.js";
import { tellSchedules } from "./tellSchedules.js";

export function addScheduleDiff(schedule: Command): void {
  withServer(schedule.command("diff"))
    .description("what `schedule apply` would change; changes nothing")
    .option("--check", "end with 1 where there is a difference")
    .addHelpText(
      "after",
      examples("npx werkgebied schedule diff", "npx werkgebied schedule diff --check --json"),
    )
    .action(diffCommand);
}

async function diffCommand(options: ServerCommandOptions & { check?: boolean }): Promise<void> {
  const planned = await withConnection(options, ({ client, workplace }) =>
    planSchedules(client, workplace),
  );
  const told = planned.map(tellable);
  const isDifferent = told.some(({ status }) => status !== "unchanged");
  answer(options, told, () => [
    ...tellSchedules(told),
    isDifferent
      ? "To make it so: werkgebied schedule apply"
      : "The schedules are as the configuration has them.",
  ]);
  if (options.check && isDifferent) process.exitCode = exitCodes.notDone;
}

function tellable(planned: PlannedSchedule) {
  const { feed, id, when, timeZone, action } = planned;
  const changes = action === "update" ? planned.changes : [];
  return { feed, id, when, timeZone, status: action, changes };
}
