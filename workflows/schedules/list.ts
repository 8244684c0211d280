import type { Client } from "@temporalio/client";
import type { Workplace } from "../../data/loadConfig.js";
import { inParallel } from "../inParallel.js";
import { factsOfFound } from "./facts.js";
import { findSchedules, type FoundSchedule } from "./find.js";
import { lastRun, type LastRun } from "./lastRun.js";
import { planAll, type PlannedSchedule } from "./plan.js";

const AT_ONCE = 8;
const NEXT = 3;

export interface ListedSchedule {
  feed: string;
  id: string;
  /** In words. */
  when: string;
  timeZone: string;
  /** ISO times; none while it is paused. */
  next: string[];
  last: LastRun | null;
  isPaused: boolean;
  note: string | null;
  /** What `apply` would do. */
  pending: PlannedSchedule["action"];
}

/** The schedules there are and those that are wanted, as they stand. */
export async function listSchedules(
  client: Client,
  workplace: Workplace,
): Promise<ListedSchedule[]> {
  const found = await findSchedules(client, workplace);
  return inParallel(AT_ONCE, planAll(workplace, found), async (planned) => {
    const { feed, id, action: pending } = planned;
    const there = found.get(feed);
    if (!there) return { ...notThere(planned), feed, id, pending };
    const last = await lastRun(client, workplace, there);
    return { ...standing(there), feed, id, last, pending };
  });
}

function notThere({ when, timeZone }: PlannedSchedule) {
  return { when, timeZone, next: [], last: null, isPaused: false, note: null };
}

function standing(found: FoundSchedule) {
  const facts = factsOfFound(found);
  const { paused, note } = found.state;
  const next = found.info.nextActionTimes.slice(0, NEXT).map((moment) => moment.toISOString());
  return {
    when: facts.when,
    timeZone: facts["time zone"],
    next: paused ? [] : next,
    isPaused: paused,
    note: note ? note : null,
  };
}
