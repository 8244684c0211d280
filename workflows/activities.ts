import { pullSnapshot } from "../data/landing/pull.js";
import type { Workplace } from "../data/loadConfig.js";
import { buildMart, type BuildResult } from "../data/warehouse/build.js";
import type { Warehouse } from "../data/warehouse/database.js";
import { pruneFeeds } from "../data/warehouse/prune.js";
import { emptyWarehouse } from "../data/warehouse/rebuild.js";
import { settleRefusal, settleSnapshot } from "../data/warehouse/settle.js";
import { writeSettings } from "../data/warehouse/settings.js";
import { transforms } from "../transforms/index.js";
import { writePipeline } from "./health/place.js";
import { alive } from "./heartbeat.js";
import { writeLedger, writeRun } from "./ledger.js";
import { notify } from "./notify/index.js";
import { dayIn, planRefresh } from "./plan.js";
import { publishJudged } from "./publish/judged.js";
import { buildPages } from "./publish/pages.js";
import type {
  IngestOutcome,
  IngestStep,
  Judged,
  RefreshPlan,
  RefreshRequest,
  RunRecord,
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

    /** Tells whom the configuration names how a run ended. */
    notify: (run: RunRecord): Promise<void> => alive(() => notify(workplace.config, run)),
  };
}

/** Work that needs the warehouse: its queue does one at a time. */
export function createWarehouseActivities(
  workplace: Workplace,
  warehouse: Warehouse,
  { isSearchable = false } = {},
) {
  return {
    planRefresh: (request: RefreshRequest, scheduledAt: string | null): Promise<RefreshPlan> =>
      alive(async () => {
        if (request.rebuild) await emptyWarehouse(warehouse, workplace.varFolder);
        await pruneFeeds(warehouse, workplace.config);
        await writeSettings(warehouse, workplace.config);
        const plan = await planRefresh(warehouse, workplace, request, scheduledAt);
        return { ...plan, isSearchable };
      }),

    load: (step: IngestStep): Promise<IngestOutcome> =>
      alive(() => settleSnapshot(warehouse, workplace, step)),

    noteRefusal: (step: IngestStep): Promise<void> =>
      alive(() => settleRefusal(warehouse, workplace, step)),

    buildMart: (name: string): Promise<BuildResult> =>
      alive(async () => {
        const mart = transforms.find((one) => one.name === name);
        // A plan made before an upgrade may name a mart that is no more.
        if (!mart) return { mart: name, snapshots: null, status: "unchanged", rowCount: 0 };
        return buildMart(warehouse, mart);
      }),

    /** @param at ISO time of the run, by which freshness is judged */
    publish: (pages: string, run: string, at: string): Promise<Judged> =>
      alive(() => {
        const today = dayIn(workplace.config.timeZone, at);
        return publishJudged(warehouse, workplace, { pages, run, today });
      }),

    /** Lays the run and what is known of the deliveries down where other processes can read it. */
    recordRun: (run: RunRecord): Promise<void> =>
      alive(async () => {
        await writeLedger(warehouse, workplace.varFolder);
        await writeRun(workplace.varFolder, run);
        await writePipeline(warehouse, workplace, run.endedAt);
      }),
  };
}
