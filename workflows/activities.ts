import { pullSnapshot } from "../data/landing/pull.js";
import { readLanded } from "../data/landing/landed.js";
import type { Workplace } from "../data/loadConfig.js";
import { SourceError } from "../data/errors.js";
import { buildMart, type BuildResult } from "../data/warehouse/build.js";
import type { Warehouse } from "../data/warehouse/database.js";
import { loadSnapshot, noteRefusal } from "../data/warehouse/load.js";
import { pruneFeeds } from "../data/warehouse/prune.js";
import { writeSettings } from "../data/warehouse/settings.js";
import { transforms } from "../transforms/index.js";
import { alive } from "./heartbeat.js";
import { planRefresh } from "./plan.js";
import { buildPages } from "./publish/pages.js";
import { publish } from "./publish/index.js";
import type {
  IngestOutcome,
  IngestStep,
  Publication,
  RefreshPlan,
  RefreshRequest,
} from "./types.js";

export type PullActivities = ReturnType<typeof createPullActivities>;
export type WarehouseActivities = ReturnType<typeof createWarehouseActivities>;

/** Work that may go on side by side: it writes files of its own. */
export function createPullActivities(workplace: Workplace) {
  return {
    pull: (step: IngestStep): Promise<void> =>
      alive(async () => {
        await pullSnapshot(workplace, step.feed, step.snapshotDate);
      }),

    /** Name of the built pages; built again only when a page has changed. */
    buildPages: (): Promise<string> => alive(() => buildPages()),
  };
}

/** Work that needs the warehouse: its queue does one at a time. */
export function createWarehouseActivities(workplace: Workplace, warehouse: Warehouse) {
  return {
    planRefresh: (request: RefreshRequest, scheduledAt: string | null): Promise<RefreshPlan> =>
      alive(async () => {
        await pruneFeeds(warehouse, workplace.config);
        await writeSettings(warehouse, workplace.config);
        return planRefresh(workplace, request, scheduledAt);
      }),

    load: (step: IngestStep): Promise<IngestOutcome> =>
      alive(async () => {
        const landed = await readLanded(workplace.varFolder, step.feed, step.snapshotDate);
        if (!landed)
          throw new SourceError(`${step.feed} ${step.snapshotDate}: has not landed yet.`);
        return loadSnapshot(warehouse, workplace, landed);
      }),

    noteRefusal: (step: IngestStep, message: string): Promise<void> =>
      alive(() => noteRefusal(warehouse, workplace, step, message)),

    buildMart: (name: string): Promise<BuildResult> =>
      alive(async () => {
        const mart = transforms.find((one) => one.name === name);
        // A plan made before an upgrade may name a mart that is no more.
        if (!mart) return { mart: name, snapshots: null, status: "unchanged", rowCount: 0 };
        return buildMart(warehouse, mart);
      }),

    publish: (pages: string, run: string): Promise<Publication> =>
      alive(() => publish(warehouse, workplace, pages, run)),
  };
}
