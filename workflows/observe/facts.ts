import type { PullActivities, WarehouseActivities } from "../activities.js";
import type { PurgeActivities } from "../retention/activities.js";
import type { IngestStep } from "../types.js";

type Activities = PullActivities & WarehouseActivities & PurgeActivities;

/** What may be told of an activity: names, dates and counts. */
export type Facts = Record<string, unknown>;

const ofStep = ({ feed, snapshotDate }: IngestStep): Facts => ({ feed, snapshot: snapshotDate });

const asked: { [Name in keyof Activities]?: (...args: Parameters<Activities[Name]>) => Facts } = {
  pull: ofStep,
  load: ofStep,
  noteRefusal: ofStep,
  buildMart: (mart) => ({ mart }),
  planPurge: (request) => ({ request }),
  purgeDay: (day) => ({ day }),
  planRefresh: (request, scheduledAt) => ({ request, scheduledAt: scheduledAt ?? undefined }),
};

const came: {
  [Name in keyof Activities]?: (result: Awaited<ReturnType<Activities[Name]>>) => Facts;
} = {
  planRefresh: ({ ingests, marts }) => ({ snapshots: ingests.length, marts: marts.length }),
  planPurge: ({ snapshots, hasLeft, hasForgotten }) => ({
    snapshots: snapshots.length,
    hasLeft,
    hasForgotten,
  }),
  load: ({ status, readCount, loadedCount, rejectedCount, message }) => ({
    status,
    read: readCount,
    loaded: loadedCount,
    rejected: rejectedCount,
    reason: message ?? undefined,
  }),
  buildMart: ({ status, rowCount, snapshots }) => ({
    status,
    rows: rowCount,
    snapshots: snapshots ?? undefined,
  }),
  publish: ({ status, heldBy, version, martCount, findings }) => ({
    status,
    heldBy,
    version,
    marts: martCount,
    findings: findings?.length ?? 0,
  }),
};

type Table = Partial<Record<string, (...values: unknown[]) => Facts>>;

/** What an activity is about, from what it was asked. */
export function askedOf(activity: string, args: unknown[]): Facts {
  return (asked as Table)[activity]?.(...args) ?? {};
}

/** What came of it, from its result. */
export function cameOf(activity: string, result: unknown): Facts {
  return (came as Table)[activity]?.(result) ?? {};
}
