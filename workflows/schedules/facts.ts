import type { ScheduleDescription } from "@temporalio/client";
import { durationOf, secondsOf } from "../../data/schedule/duration.js";
import { timesOf } from "../../data/schedule/times.js";
import type { Schedule } from "../../data/scheduleConfig.js";
import { fromCalendar } from "./calendars.js";
import { overlaps, type RefreshSchedule } from "./wanted.js";
import { inWords } from "./words.js";

/** All that matters of a schedule, each in words: two schedules are the same where these are. */
export type Facts = Record<
  | "when"
  | "time zone"
  | "jitter"
  | "catch-up"
  | "overlap"
  | "after a failure"
  | "set by hand"
  | "starts",
  string
>;

export interface Change {
  what: string;
  from: string;
  to: string;
}

export function factsOfWanted(schedule: Schedule, { spec, action }: RefreshSchedule): Facts {
  return {
    when: inWords(timesOf(schedule)),
    "time zone": spec.timezone ?? "UTC",
    jitter: schedule.jitter ? durationOf(secondsOf(schedule.jitter)) : "none",
    "catch-up": durationOf(secondsOf(schedule.catchUp)),
    overlap: schedule.overlap,
    "after a failure": "goes on",
    "set by hand": "nothing",
    starts: started({ ...action, workflowType: action.workflowType.name }),
  };
}

export function factsOfFound({ spec, policies, action }: ScheduleDescription): Facts {
  return {
    when: inWords((spec.calendars ?? []).map(fromCalendar)),
    "time zone": spec.timezone === undefined || spec.timezone === "" ? "UTC" : spec.timezone,
    jitter: spec.jitter ? durationOf(spec.jitter / 1000) : "none",
    "catch-up": durationOf(policies.catchupWindow / 1000),
    overlap: overlapOf(policies.overlap),
    "after a failure": policies.pauseOnFailure ? "pauses" : "goes on",
    "set by hand": byHand(spec),
    starts: started(action),
  };
}

export function changesBetween(found: Facts, wanted: Facts): Change[] {
  const names = Object.keys(wanted) as (keyof Facts)[];
  return names
    .filter((what) => found[what] !== wanted[what])
    .map((what) => ({ what, from: found[what], to: wanted[what] }));
}

function overlapOf(policy = "unspecified"): string {
  const known = Object.entries(overlaps).find(([, value]) => value === policy)?.[0];
  return known ?? policy.toLowerCase().replaceAll("_", " ");
}

/** What a configuration cannot say, and Temporal's pages can. */
function byHand({ intervals = [], skip = [], startAt, endAt }: ScheduleDescription["spec"]) {
  const told = [
    ...intervals.map(({ every }) => `every ${durationOf(every / 1000)}`),
    ...(skip.length > 0 ? [`not ${inWords(skip.map(fromCalendar))}`] : []),
    ...(startAt ? [`from ${startAt.toISOString()}`] : []),
    ...(endAt ? [`until ${endAt.toISOString()}`] : []),
  ];
  return told.join(", ") || "nothing";
}

function started(action: {
  workflowType: string;
  workflowId?: string;
  taskQueue: string;
  args?: readonly unknown[];
  memo?: Record<string, unknown>;
}): string {
  const { workflowType, workflowId, taskQueue, args = [], memo = {} } = action;
  const given = JSON.stringify([...args, Object.entries(memo).sort()]);
  return `${workflowType} ${workflowId ?? ""} on ${taskQueue} with ${given}`;
}
