import type { MetricMeter } from "@temporalio/common";
import type { IngestOutcome, RunRecord } from "../types.js";

/** Upper bounds in seconds: a mart takes a tenth of one, a large delivery an hour. */
export const buckets = {
  werkgebied_activity_seconds: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600],
};

const STATUSES: IngestOutcome["status"][] = [
  "loaded",
  "unchanged",
  "refused",
  "failed",
  "withdrawn",
];

const OUTCOMES: RunRecord["outcome"][] = ["published", "unchanged", "held", "failed", "cancelled"];

export type Metrics = ReturnType<typeof createMetrics>;

/** Our own metrics; the exporter adds `_total` to the names of counters. */
export function createMetrics(meter: MetricMeter) {
  const counter = (name: string, about: string) =>
    meter.createCounter(`werkgebied_${name}`, "", about);
  const gauge = (name: string, about: string) =>
    meter.createGauge(`werkgebied_${name}`, "int", "", about);
  return {
    rowsLoaded: counter("rows_loaded", "Rows taken in."),
    rowsRejected: counter("rows_rejected", "Rows that do not keep the contract."),
    snapshots: counter("snapshots", "Snapshots dealt with, by what became of them."),
    refreshes: counter("refresh", "Refreshes that ended, by how."),
    seconds: meter.createHistogram(
      "werkgebied_activity_seconds",
      "float",
      "",
      "Seconds that an activity took, done or failed.",
    ),
    newest: gauge("newest_snapshot_timestamp_seconds", "Day of the newest snapshot taken in."),
    published: gauge("published_timestamp_seconds", "When what readers see now was published."),
  };
}

/** Counters begin at 0: an alert on their rise would miss one that begins at 1. */
export function beginAtZero(metrics: Metrics, feeds: string[]): void {
  for (const feed of feeds) {
    metrics.rowsLoaded.add(0, { feed });
    metrics.rowsRejected.add(0, { feed });
    for (const status of STATUSES) metrics.snapshots.add(0, { feed, status });
  }
  for (const outcome of OUTCOMES) metrics.refreshes.add(0, { outcome });
}
