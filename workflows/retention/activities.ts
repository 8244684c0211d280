import { forgottenHashes } from "../../data/landing/forgotten.js";
import type { Workplace } from "../../data/loadConfig.js";
import { frozenNames } from "../../data/frozenTables.js";
import { clearSnapshot } from "../../data/retention/clear.js";
import { listDue } from "../../data/retention/due.js";
import { removePeople } from "../../data/retention/removePeople.js";
import { buildMart } from "../../data/warehouse/build.js";
import type { Warehouse } from "../../data/warehouse/database.js";
import { freezeDay } from "../../data/warehouse/frozen/freeze.js";
import { removePeopleFrom } from "../../data/warehouse/removePeople.js";
import { settleSnapshot } from "../../data/warehouse/settle.js";
import { writeSettings } from "../../data/warehouse/settings.js";
import { neededFor } from "../../transforms/order.js";
import { transforms } from "../../transforms/index.js";
import { alive } from "../heartbeat.js";
import { dayIn } from "../plan.js";
import type { PurgePlan, PurgeRequest } from "../types.js";
import { clearPeople } from "./clearPeople.js";
import { planPurge } from "./plan.js";

export type PurgeActivities = ReturnType<typeof createPurgeActivities>;

/** Marts that are frozen, each after those it is made from. */
const frozenMarts = neededFor(transforms, frozenNames);

/** Work of a purge, on the queue of the warehouse. Each can be done again. */
export function createPurgeActivities(
  workplace: Workplace,
  warehouse: Warehouse,
  { isSearchable = false } = {},
) {
  return {
    planPurge: (request: PurgeRequest, at: string): Promise<PurgePlan> =>
      alive(async () => ({ ...(await planPurge(workplace, request, at)), isSearchable })),

    /** @param at ISO time of the run, by which it is judged what is due */
    purgeDay: (date: string, at: string): Promise<void> =>
      alive(async () => {
        const today = dayIn(workplace.config.timeZone, at);
        const due = (await listDue(workplace, today)).filter((one) => one.snapshotDate === date);
        const feeds = due.filter(({ isConfigured }) => isConfigured).map(({ feed }) => feed);
        await writeSettings(warehouse, workplace.config);
        const build = async () => {
          for (const mart of frozenMarts) await buildMart(warehouse, mart);
        };
        if (feeds.length > 0) await freezeDay(warehouse, workplace, { date, feeds, build });
        // There are no figures of them that could be kept.
        for (const { feed, isConfigured } of due) {
          if (!isConfigured) await clearSnapshot(workplace.varFolder, feed, date);
        }
      }),

    removeForgotten: (): Promise<void> =>
      alive(async () => {
        const hashes = await forgottenHashes(workplace.varFolder);
        const changed = await removePeople(workplace.varFolder, hashes);
        await removePeopleFrom(warehouse, hashes);
        for (const { feed, snapshotDate } of changed) {
          if (!workplace.config.feeds[feed]) continue;
          await settleSnapshot(warehouse, workplace, { feed, snapshotDate });
        }
      }),

    clearPeople: (): Promise<void> => alive(() => clearPeople(warehouse, workplace)),
  };
}
