import type { MetricMeter } from "@temporalio/common";
import type { Workplace } from "../../data/loadConfig.js";
import type { Warehouse } from "../../data/warehouse/database.js";
import { publishedFolder, readCurrent } from "../publish/publications.js";
import type { IngestOutcome, IngestStep, RunRecord } from "../types.js";
import { beginAtZero, createMetrics, type Metrics } from "./metrics.js";
import type { Ended, Observer } from "./observe.js";

/** Counts what activities did, and tells from the start how fresh the figures are. */
export async function countActivities(
  meter: MetricMeter,
  workplace: Workplace,
  warehouse: Warehouse,
): Promise<Observer> {
  const metrics = createMetrics(meter);
  beginAtZero(metrics, Object.keys(workplace.config.feeds));
  await tellNewest(metrics, warehouse);
  await tellPublished(metrics, workplace);
  return {
    async ended(activity) {
      metrics.seconds.record(activity.seconds, { activity: activity.activity });
      if (activity.error !== undefined) return;
      count(metrics, activity);
      if (activity.activity === "load") await tellNewest(metrics, warehouse);
      if (activity.activity === "publish") await tellPublished(metrics, workplace);
    },
  };
}

function count(metrics: Metrics, { activity, args, result }: Ended) {
  if (activity === "load") countLoad(metrics, result as IngestOutcome);
  if (activity === "noteRefusal") {
    metrics.snapshots.add(1, { feed: (args[0] as IngestStep).feed, status: "refused" });
  }
  if (activity === "recordRun") countRun(metrics, args[0] as RunRecord);
}

function countLoad(metrics: Metrics, outcome: IngestOutcome) {
  const { feed, status, loadedCount, rejectedCount } = outcome;
  metrics.snapshots.add(1, { feed, status });
  // What was there already was counted when it came.
  if (status !== "loaded" && status !== "refused") return;
  metrics.rowsLoaded.add(loadedCount, { feed });
  metrics.rowsRejected.add(rejectedCount, { feed });
}

/** A delivery that could not be read comes by no other activity than the record of its run. */
function countRun(metrics: Metrics, { outcome, steps, purged }: RunRecord) {
  if (purged) return;
  metrics.refreshes.add(1, { outcome });
  for (const { name, phase, status } of steps) {
    if (phase !== "ingest" || status !== "failed") continue;
    metrics.snapshots.add(1, { feed: name.slice(0, name.lastIndexOf(" ")), status });
  }
}

async function tellNewest(metrics: Metrics, warehouse: Warehouse) {
  const rows = await warehouse.rows<{ feed: string; newest: number }>(
    `select feed, epoch(max(snapshot_date)) as newest from meta.load
     where snapshot_date >= '1970-01-01' group by feed`,
  );
  for (const { feed, newest } of rows) metrics.newest.set(newest, { feed });
}

async function tellPublished(metrics: Metrics, { varFolder }: Workplace) {
  const manifest = await readCurrent(publishedFolder(varFolder));
  if (manifest) metrics.published.set(Math.floor(Date.parse(manifest.publishedAt) / 1000));
}
