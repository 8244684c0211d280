import { ScheduleNotFoundError, type Client, type ScheduleDescription } from "@temporalio/client";
import { ConfigError } from "../../data/errors.js";
import type { Workplace } from "../../data/loadConfig.js";
import { inParallel } from "../inParallel.js";
import { queuesOf } from "../queues.js";
import { feedOf, scheduledFeeds, scheduleIdOf } from "./identity.js";

/** Schedules that are looked up side by side. */
const AT_ONCE = 8;

export interface FoundSchedule extends ScheduleDescription {
  feed: string;
}

/**
 * The schedule of a feed; null where there is none.
 * @throws ConfigError where one of its name starts somebody else's work
 */
export async function findSchedule(
  client: Client,
  workplace: Workplace,
  feed: string,
): Promise<FoundSchedule | null> {
  const id = scheduleIdOf(workplace, feed);
  const found = await describe(client, id);
  if (found === null) return null;
  const queue = queuesOf(workplace).main;
  if (found.action.taskQueue !== queue) {
    throw new ConfigError(
      `feeds.${feed}: Temporal has a schedule ${id} that is not ours, for it works for the queue ${found.action.taskQueue}. Delete or rename that one in Temporal's pages, or give the feed another name.`,
    );
  }
  return { ...found, feed };
}

/** Every schedule of this workplace, also of feeds that the configuration no longer has. */
export async function findSchedules(
  client: Client,
  workplace: Workplace,
): Promise<Map<string, FoundSchedule>> {
  const feeds = new Set(scheduledFeeds(workplace));
  for await (const { scheduleId } of client.schedule.list()) {
    const feed = feedOf(workplace, scheduleId);
    if (feed === null || feeds.has(feed)) continue;
    const found = await describe(client, scheduleId);
    if (found?.action.taskQueue === queuesOf(workplace).main) feeds.add(feed);
  }
  const all = await inParallel(AT_ONCE, [...feeds], (feed) =>
    findSchedule(client, workplace, feed),
  );
  return new Map(all.filter((found) => found !== null).map((found) => [found.feed, found]));
}

async function describe(client: Client, id: string): Promise<ScheduleDescription | null> {
  try {
    return await client.schedule.getHandle(id).describe();
  } catch (error) {
    // A list can be a moment behind, and name one that was just deleted.
    if (error instanceof ScheduleNotFoundError) return null;
    throw error;
  }
}
