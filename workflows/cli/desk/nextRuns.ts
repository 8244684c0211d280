import { ScheduleNotFoundError, type Client } from "@temporalio/client";
import type { Workplace } from "../../../data/loadConfig.js";
import { queuesOf } from "../../queues.js";

export interface NextRun {
  feed: string;
  /** ISO time; '' where none is to come. */
  at: string;
  isPaused: boolean;
}

/** When each scheduled feed is due. */
export async function nextRuns(client: Client, workplace: Workplace): Promise<NextRun[]> {
  const scheduled = Object.entries(workplace.config.feeds).filter(([, feed]) => feed.schedule);
  const runs = scheduled.map(async ([feed]) => {
    const handle = client.schedule.getHandle(`${queuesOf(workplace).main}-${feed}`);
    const found = await handle.describe().catch((error: unknown) => {
      if (error instanceof ScheduleNotFoundError) return null;
      throw error;
    });
    if (!found) return [];
    const at = found.info.nextActionTimes[0]?.toISOString() ?? "";
    return [{ feed, at, isPaused: found.state.paused }];
  });
  return (await Promise.all(runs)).flat();
}
