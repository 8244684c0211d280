import { listForgotten } from "../../data/landing/forgotten.js";
import type { Workplace } from "../../data/loadConfig.js";
import { listDue, listUncleared } from "../../data/retention/due.js";
import { findPeople } from "../../data/retention/findPeople.js";
import { dayIn } from "../plan.js";
import type { PurgePlan, PurgeRequest } from "../types.js";

/**
 * What a purge has to do: days whose people have been kept for long enough, what an earlier purge left,
 * and people who are forgotten and still there.
 * @param at ISO time
 */
export async function planPurge(
  workplace: Workplace,
  { keepSnapshots }: PurgeRequest,
  at: string,
): Promise<PurgePlan> {
  const { varFolder, config } = workplace;
  const due = keepSnapshots ? [] : await listDue(workplace, dayIn(config.timeZone, at));
  return {
    days: [...new Set(due.map(({ snapshotDate }) => snapshotDate))],
    snapshots: due.map(({ feed, snapshotDate, rowCount }) => ({ feed, snapshotDate, rowCount })),
    hasLeft: (await listUncleared(varFolder)).length > 0,
    hasForgotten: await hasForgotten(varFolder),
  };
}

async function hasForgotten(varFolder: string): Promise<boolean> {
  const all = await listForgotten(varFolder);
  if (all.some(({ clearedAt }) => clearedAt === null)) return true;
  if (all.length === 0) return false;
  // A pull may have come by while they were removed, and a backup from before may have been put back.
  const hashes = all.flatMap((one) => Object.values(one.hashes).flat());
  return (await findPeople(varFolder, hashes)).hashes.size > 0;
}
