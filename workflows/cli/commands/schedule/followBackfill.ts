import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "@temporalio/client";
import { dayIn } from "../../../plan.js";
import type { Backfill } from "../../../schedules/backfill.js";
import { outcomeOf, type BackfilledDay } from "../../../schedules/outcome.js";
import { progressLine } from "../../progressLine.js";

const POLL_MS = 1_000;

interface Following {
  client: Client;
  list: Backfill["list"];
  /** Runs that are to end. */
  count: number;
  timeZone: string;
}

/** Waits until all the runs of a backfill have ended. */
export async function followBackfill(following: Following): Promise<BackfilledDay[]> {
  const { client, list, count, timeZone } = following;
  const ended = new Map<string, BackfilledDay>();
  const line = progressLine("Backfill");
  while (ended.size < count) {
    line.show(ended.size, count);
    for (const run of await list()) {
      if (ended.has(run.id) || ["RUNNING", "CONTINUED_AS_NEW"].includes(run.status)) continue;
      ended.set(run.id, await outcomeOf(client, run, dayIn(timeZone, run.dueAt)));
    }
    if (ended.size < count) await sleep(POLL_MS);
  }
  line.clear();
  return [...ended.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
