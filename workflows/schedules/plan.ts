import type { Client } from "@temporalio/client";
import type { Workplace } from "../../data/loadConfig.js";
import { changesBetween, factsOfFound, factsOfWanted, type Change, type Facts } from "./facts.js";
import { findSchedules, type FoundSchedule } from "./find.js";
import { scheduledFeeds, scheduleIdOf, scheduleOf } from "./identity.js";
import { wantedSchedule, type RefreshSchedule } from "./wanted.js";

interface About {
  feed: string;
  id: string;
  /** When it is due, in words. */
  when: string;
  timeZone: string;
}

/** What is to be done so that a feed's schedule is as the configuration has it. */
export type PlannedSchedule = About &
  (
    | { action: "create"; wanted: RefreshSchedule }
    | { action: "update"; wanted: RefreshSchedule; changes: Change[] }
    | { action: "delete" }
    | { action: "unchanged" }
  );

/** Compares the schedules there are with those that are wanted; changes nothing. */
export async function planSchedules(
  client: Client,
  workplace: Workplace,
): Promise<PlannedSchedule[]> {
  return planAll(workplace, await findSchedules(client, workplace));
}

export function planAll(
  workplace: Workplace,
  found: Map<string, FoundSchedule>,
): PlannedSchedule[] {
  const wanted = scheduledFeeds(workplace);
  const gone = [...found.keys()].filter((feed) => !wanted.includes(feed)).sort();
  return [...wanted, ...gone].map((feed) => planSchedule(workplace, feed, found.get(feed)));
}

export function planSchedule(
  workplace: Workplace,
  feed: string,
  found: FoundSchedule | undefined,
): PlannedSchedule {
  const id = scheduleIdOf(workplace, feed);
  const schedule = scheduleOf(workplace, feed);
  const foundFacts = found && factsOfFound(found);
  if (!schedule) return { feed, id, ...whenOf(foundFacts), action: "delete" };
  const wanted = wantedSchedule(workplace, feed, schedule);
  const facts = factsOfWanted(schedule, wanted);
  const about = { feed, id, ...whenOf(facts) };
  if (!foundFacts) return { ...about, action: "create", wanted };
  const changes = changesBetween(foundFacts, facts);
  return changes.length > 0
    ? { ...about, action: "update", wanted, changes }
    : { ...about, action: "unchanged" };
}

function whenOf(facts: Facts | undefined) {
  return { when: facts?.when ?? "", timeZone: facts?.["time zone"] ?? "" };
}
