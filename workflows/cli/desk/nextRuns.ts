import type { Client } from "@temporalio/client";
import type { Workplace } from "../../../data/loadConfig.js";
import { findSchedules } from "../../schedules/find.js";

export interface NextRun {
  feed: string;
  /** ISO time; null where none is to come. */
  at: string | null;
  isPaused: boolean;
}

/** When each scheduled feed is due. */
export async function nextRuns(client: Client, workplace: Workplace): Promise<NextRun[]> {
  const found = await findSchedules(client, workplace);
  return [...found.values()].map(({ feed, info, state }) => ({
    feed,
    at: info.nextActionTimes[0]?.toISOString() ?? null,
    isPaused: state.paused,
  }));
}
