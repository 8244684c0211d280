import { ScheduleOverlapPolicy, type ScheduleOptions } from "@temporalio/client";
import type { Workplace } from "../../data/loadConfig.js";
import { timesOf } from "../../data/schedule/times.js";
import type { Schedule } from "../../data/scheduleConfig.js";
import { refresh } from "../refresh.js";
import { queuesOf } from "../queues.js";
import { toCalendar } from "./calendars.js";
import { scheduleIdOf } from "./identity.js";

export type RefreshSchedule = ScheduleOptions<{
  type: "startWorkflow";
  workflowType: typeof refresh;
  args: Parameters<typeof refresh>;
  memo: Record<string, string>;
  taskQueue: string;
  workflowId: string;
}>;

export const overlaps = {
  wait: ScheduleOverlapPolicy.BUFFER_ALL,
  skip: ScheduleOverlapPolicy.SKIP,
  one: ScheduleOverlapPolicy.BUFFER_ONE,
} as const;

/** The schedule of a feed as the configuration has it, for Temporal. */
export function wantedSchedule(
  workplace: Workplace,
  feed: string,
  schedule: Schedule,
): RefreshSchedule {
  const { cron, timeZone, jitter, catchUp, overlap, paused } = schedule;
  const queues = queuesOf(workplace);
  const request = { feeds: [feed] };
  return {
    scheduleId: scheduleIdOf(workplace, feed),
    spec: {
      // Ours to read: a cron expression means the same to every version of Temporal's server.
      calendars: timesOf(schedule).map((times) => toCalendar(times, cron)),
      timezone: timeZone ?? workplace.config.timeZone,
      jitter: jitter as `${number}m` | undefined,
    },
    policies: {
      overlap: overlaps[overlap],
      catchupWindow: catchUp as `${number}d`,
      pauseOnFailure: false,
    },
    state: { paused, note: paused ? "Paused by the configuration." : undefined },
    action: {
      type: "startWorkflow",
      workflowType: refresh,
      workflowId: `${queues.main}-refresh-${feed}`,
      taskQueue: queues.main,
      args: [request, queues.warehouse],
      memo: { request: JSON.stringify(request), feeds: feed },
    },
  };
}
