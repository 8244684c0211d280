import { ScheduleNotFoundError, type Client, type ScheduleUpdateOptions } from "@temporalio/client";
import { ConfigError } from "../../data/errors.js";
import type { Workplace } from "../../data/loadConfig.js";
import { RETENTION } from "../../data/retentionConfig.js";
import type { Change } from "./facts.js";
import { planSchedules, type PlannedSchedule } from "./plan.js";

export interface AppliedSchedule {
  id: string;
  feed: string;
  when: string;
  timeZone: string;
  status: "created" | "updated" | "deleted" | "unchanged";
  changes: Change[];
}

const DONE = {
  create: "created",
  update: "updated",
  delete: "deleted",
  unchanged: "unchanged",
} as const;

/** Makes the schedules of a workplace as its configuration has them, and leaves every other alone. */
export async function applySchedules(
  client: Client,
  workplace: Workplace,
): Promise<AppliedSchedule[]> {
  const applied: AppliedSchedule[] = [];
  for (const planned of await planSchedules(client, workplace)) {
    await carryOut(client, planned).catch((error: unknown) => {
      throw asConfigError(planned.feed, error);
    });
    const { id, feed, when, timeZone, action } = planned;
    const changes = action === "update" ? planned.changes : [];
    applied.push({ id, feed, when, timeZone, status: DONE[action], changes });
  }
  return applied;
}

async function carryOut(client: Client, planned: PlannedSchedule): Promise<void> {
  const handle = client.schedule.getHandle(planned.id);
  if (planned.action === "create") await client.schedule.create(planned.wanted);
  else if (planned.action === "update") {
    // Whether it is paused is decided by people once it is there, in Temporal's own pages too.
    await handle.update(({ state }): ScheduleUpdateOptions => ({ ...planned.wanted, state }));
  } else if (planned.action === "delete") {
    await handle.delete().catch((error: unknown) => {
      if (!(error instanceof ScheduleNotFoundError)) throw error;
    });
  }
}

/** The server knows its own time zones and limits; what it refuses is told with the feed. */
function asConfigError(feed: string, error: unknown): unknown {
  if (!(error instanceof TypeError)) return error;
  return new ConfigError(
    `${feed === RETENTION ? "" : "feeds."}${feed}.schedule: Temporal's server refuses it: ${error.message.replace(/\.$/, "")}. Correct it, or its time zone.`,
    { cause: error },
  );
}
