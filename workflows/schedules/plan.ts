import type { Client } from "@temporalio/client";
import type { Workplace } from "../../data/loadConfig.js";
import { changesBetween, factsOfFound, factsOfWanted, type Change } from "./facts.js";
import { findSchedules, type FoundSchedule } from "./find.js";
import { scheduledFeeds, scheduleIdOf } from "./identity.js";
import { wantedSchedule, type RefreshSchedule } from "./wanted.js";

interface About {
  feed: string;
  id: string;
  /** When it is due, in words, with its time zone. */
  when: string;
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
  const found = await findSchedules(client, workplace);
  const wanted = scheduledFeeds(workplace);
  const gone = [...found.keys()].filter((feed) => !wanted.includes(feed)).sort();
  return [...wanted, ...gone].map((feed) => planSchedule(workplace, feed, found.get(feed)));
}

function planSchedule(
  workplace: Workplace,
  feed: string,
  found: FoundSchedule | undefined,
): PlannedSchedule {
  const id = scheduleIdOf(workplace, feed);
  const schedule = workplace.config.feeds[feed]?.schedule;
  const foundFacts = found && factsOfFound(found);
  if (!schedule) return { feed, id, when: tell(foundFacts), action: "delete" };
  const wanted = wantedSchedule(workplace, feed, schedule);
  const facts = factsOfWanted(schedule, wanted);
  const about = { feed, id, when: tell(facts) };
  if (!foundFacts) return { ...about, action: "create", wanted };
  const changes = changesBetween(foundFacts, facts);
  return changes.length > 0
    ? { ...about, action: "update", wanted, changes }
    : { ...about, action: "unchanged" };
}

function tell(facts: Record<"when" | "time zone", string> | undefined): string {
  return facts ? `${facts.when}, ${facts["time zone"]}` : "";
}
