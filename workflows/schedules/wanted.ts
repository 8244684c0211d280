import { ScheduleOverlapPolicy, type ScheduleOptions } from "@temporalio/client";
import type { Workplace } from "../../data/loadConfig.js";
import { timesOf } from "../../data/schedule/times.js";
import type { Schedule } from "../../data/scheduleConfig.js";
import { RETENTION } from "../../data/retentionConfig.js";
import { purge } from "../purge.js";
import { refresh } from "../refresh.js";
import { queuesOf } from "../queues.js";
import { toCalendar } from "./calendars.js";
import { scheduleIdOf } from "./identity.js";

export type RefreshSchedule = ScheduleOptions<{
  type: "startWorkflow";
  workflowType: typeof refresh | typeof purge;
  args: Parameters<typeof refresh> | Parameters<typeof purge>;
  memo: Record<string, string>;
  taskQueue: string;
  workflowId: string;
}>;

export const overlaps = {
  wait: ScheduleOverlapPolicy.BUFFER_ALL,
  skip: ScheduleOverlapPolicy.SKIP,
  one: ScheduleOverlapPolicy.BUFFER_ONE,
} as const;

/** The schedule of a feed, or of the purge, as the configuration has it, for Temporal. */
export function wantedSchedule(
  workplace: Workplace,
  feed: string,
  schedule: Schedule,
): RefreshSchedule {
  const { cron, timeZone, jitter, catchUp, overlap, paused } = schedule;
  const queues = queuesOf(workplace);
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
      taskQueue: queues.main,
      ...(feed === RETENTION ? purgeOn(queues) : refreshOn(queues, feed)),
    },
  };
}

type Queues = ReturnType<typeof queuesOf>;

function refreshOn({ main, warehouse }: Queues, feed: string) {
  const request = { feeds: [feed] };
  return {
    workflowType: refresh,
    workflowId: `${main}-refresh-${feed}`,
    args: [request, warehouse] as Parameters<typeof refresh>,
    memo: { request: JSON.stringify(request), feeds: feed },
  };
}

function purgeOn({ main, warehouse }: Queues) {
  return {
    workflowType: purge,
    workflowId: `${main}-purge`,
    args: [{}, warehouse] as Parameters<typeof purge>,
    memo: {},
  };
}
