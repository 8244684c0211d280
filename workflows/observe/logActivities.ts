import type { Logger } from "pino";
import type { Judged, RunRecord } from "../types.js";
import { askedOf, cameOf } from "./facts.js";
import type { Ended, Observer, Underway } from "./observe.js";

/** One line when an activity starts, one when it ends; one more for a publication and a refresh. */
export function logActivities(log: Logger): Observer {
  return {
    started: (activity) => log.info(about(activity), `${activity.activity}: start`),
    ended(activity) {
      if (activity.error === undefined) logDone(log, activity);
      else logFailure(log, activity);
    },
  };
}

function about({ activity, args, attempt, run }: Underway) {
  return { activity, ...askedOf(activity, args), attempt, run };
}

function logDone(log: Logger, ended: Ended) {
  const { activity, args, result, seconds } = ended;
  const facts = cameOf(activity, result);
  const level = facts.status === "refused" || facts.status === "held" ? "warn" : "info";
  log[level]({ ...about(ended), seconds: rounded(seconds), ...facts }, `${activity}: done`);
  if (activity === "publish") logPublication(log, result as Judged, ended.run);
  if (activity === "recordRun") logRefresh(log, args[0] as RunRecord);
}

/** The errors that activities throw are sentences of ours; what may quote a value stays inside. */
function logFailure(log: Logger, ended: Ended) {
  const { type, message, nonRetryable } = ended.error as {
    type?: string;
    message?: string;
    nonRetryable?: boolean;
  };
  const facts = { seconds: rounded(ended.seconds), error: message, kind: type };
  const level = nonRetryable ? "error" : "warn";
  log[level]({ ...about(ended), ...facts }, `${ended.activity}: failed`);
}

function logPublication(log: Logger, { status, version, martCount }: Judged, run: string) {
  if (status === "published") log.info({ version, marts: martCount, run }, "published");
}

const LEVELS = {
  published: "info",
  purged: "info",
  unchanged: "info",
  held: "warn",
  cancelled: "warn",
  failed: "error",
} as const;

function logRefresh(log: Logger, run: RunRecord) {
  const { id, outcome, summary, version, findings, error, startedAt, endedAt } = run;
  const facts = {
    run: id,
    outcome,
    seconds: (Date.parse(endedAt) - Date.parse(startedAt)) / 1000,
    snapshots: summary.counts,
    rowsLoaded: summary.rowsLoaded,
    rowsRejected: summary.rowsRejected,
    version: version ?? undefined,
    findings,
    error: error ?? undefined,
  };
  const isWhole = summary.counts.failed + summary.counts.refused === 0;
  const level = LEVELS[outcome] === "info" && !isWhole ? "warn" : LEVELS[outcome];
  log[level](facts, `${run.purged ? "purge" : "refresh"}: ${outcome}`);
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
