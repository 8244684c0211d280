import type { Command } from "commander";
import { applySchedules, type AppliedSchedule } from "../../../schedules/apply.js";
import { withConnection } from "../../connect.js";
import { answer } from "../../output.js";
import { examples, withServer, type ServerCommandOptions } from "../../options.js";
import { tellSchedules } from "./tellSchedules.js";

export function addScheduleApply(schedule: Command): void {
  withServer(schedule.command("apply"))
    .description("make the schedules as the configuration has them; a second time changes nothing")
    .addHelpText("after", examples("npx werkgebied schedule apply"))
    .action(applyCommand);
}

async function applyCommand(options: ServerCommandOptions): Promise<void> {
  const applied = await withConnection(options, ({ client, workplace }) =>
    applySchedules(client, workplace),
  );
  answer(options, applied, () => [...tellSchedules(applied), ...summary(applied)]);
}

function summary(applied: AppliedSchedule[]): string[] {
  const count = (status: string) => applied.filter((one) => one.status === status).length;
  const statuses = ["created", "updated", "deleted", "unchanged"];
  return [statuses.map((status) => `${count(status)} ${status}`).join(", ")];
}
