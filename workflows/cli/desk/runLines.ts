import type { RunRecord } from "../../types.js";
import { shortId } from "../../ledger.js";
import { localTime } from "../localTime.js";
import { colour, formatNumber, tableLines, type TableColumn } from "../output.js";

const PAINT: Record<RunRecord["outcome"], (text: string) => string> = {
  published: colour.green,
  purged: colour.green,
  unchanged: colour.green,
  held: colour.yellow,
  failed: colour.red,
  cancelled: colour.yellow,
};

function runColumns(timeZone: string): TableColumn<RunRecord>[] {
  return [
    { title: "run", value: ({ runId }) => shortId(runId) },
    { title: "started", value: ({ startedAt }) => localTime(startedAt, timeZone) },
    { title: "took", value: (run) => took(run), right: true },
    { title: "outcome", value: ({ outcome }) => PAINT[outcome](outcome) },
    { title: "loaded", value: ({ summary }) => summary.counts.loaded, right: true },
    { title: "refused", value: ({ summary }) => summary.counts.refused, right: true },
    { title: "failed", value: ({ summary }) => summary.counts.failed, right: true },
    { title: "rows", value: ({ summary }) => summary.rowsLoaded, right: true },
    { title: "quarantine", value: ({ summary }) => summary.rowsRejected, right: true },
    { title: "about", value: aboutOf },
  ];
}

export function runTable(runs: RunRecord[], timeZone: string): string[] {
  return tableLines(runColumns(timeZone), runs);
}

/** What was asked for, in words. */
export function aboutOf({ request, scheduledAt, purged }: RunRecord): string {
  if (purged) return purgeOf(purged, scheduledAt);
  const { feeds, libraries, snapshotDate, all, from, to, rebuild } = request;
  if (rebuild) return "rebuild";
  if (feeds?.length === 0) return "publish again";
  const what = feeds?.join(", ") ?? libraries?.join(", ") ?? "every feed";
  const days = snapshotDate ?? (all ? "every day" : from || to ? `${from ?? ""}..${to ?? ""}` : "");
  return [what, days, scheduledAt ? "by schedule" : ""].filter(Boolean).join(", ");
}

function purgeOf(
  { snapshots, rows, hasForgotten }: NonNullable<RunRecord["purged"]>,
  scheduledAt: string | null,
): string {
  const what = [
    snapshots > 0 ? `${snapshots} snapshots of people, ${formatNumber(rows)} rows` : "",
    hasForgotten ? "forgotten people" : "",
  ];
  return `purge: ${[...what, scheduledAt ? "by schedule" : ""].filter(Boolean).join(", ")}`;
}

export function took({ startedAt, endedAt }: { startedAt: string; endedAt: string }): string {
  const seconds = Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A run as a list shows it. */
export function withoutSteps(run: RunRecord): Omit<RunRecord, "steps"> {
  return { ...run, steps: undefined } as Omit<RunRecord, "steps">;
}
