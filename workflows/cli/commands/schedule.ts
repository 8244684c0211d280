import type { Command } from "commander";
import { addScheduleApply } from "./schedule/apply.js";
import { addScheduleBackfill } from "./schedule/backfill.js";
import { addScheduleDelete } from "./schedule/delete.js";
import { addScheduleDiff } from "./schedule/diff.js";
import { addScheduleList } from "./schedule/list.js";
import { addSchedulePause } from "./schedule/pause.js";
import { addScheduleTrigger } from "./schedule/trigger.js";

export function addSchedule(program: Command): void {
  const schedule = program
    .command("schedule")
    .description(
      "when each feed is pulled: make it so, look, run now, pause, make up for the past",
    );
  addScheduleApply(schedule);
  addScheduleDiff(schedule);
  addScheduleList(schedule);
  addScheduleTrigger(schedule);
  addSchedulePause(schedule);
  addScheduleBackfill(schedule);
  addScheduleDelete(schedule);
}
