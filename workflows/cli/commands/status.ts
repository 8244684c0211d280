import type { Command } from "commander";
import { loadConfig, type Workplace } from "../../../data/loadConfig.js";
import { readRuns } from "../../ledger.js";
import { currentVersion, publishedFolder, readManifest } from "../../publish/publications.js";
import { readFeedStates, type FeedState } from "../desk/feedStates.js";
import { runTable, shortId, withoutSteps } from "../desk/runLines.js";
import { listRunning, withTemporal, type RunningNow } from "../desk/temporalNow.js";
import { nextRuns, type NextRun } from "../desk/nextRuns.js";
import { localTime } from "../localTime.js";
import { answer, colour, tableLines } from "../output.js";
import { examples, withPlace, type PlaceOptions } from "../options.js";

export function addStatus(program: Command): void {
  withPlace(program.command("status"))
    .description("how everything stands: publication, runs, feeds, what needs a person")
    .addHelpText("after", examples("npx werkgebied status", "npx werkgebied status --json"))
    .action(statusCommand);
}

async function statusCommand(options: PlaceOptions): Promise<void> {
  const workplace = await loadConfig(options.config, options.data);
  const published = publishedFolder(workplace.varFolder);
  const version = await currentVersion(published);
  const manifest = version === null ? null : await readManifest(published, version);
  const runs = await readRuns(workplace.varFolder, 5);
  const temporal = await withTemporal(workplace, async ({ client, uiUrl }) => ({
    uiUrl,
    running: await listRunning(client, workplace),
    next: await nextRuns(client, workplace),
  }));
  const feeds = await readFeedStates(workplace);
  const status = {
    region: workplace.config.name,
    publication: version && { version, publishedAt: manifest?.publishedAt ?? null },
    findings: runs[0]?.findings ?? [],
    temporal,
    runs: runs.map(withoutSteps),
    feeds,
  };
  answer(options, status, () => [
    colour.bold(workplace.config.name),
    version
      ? `Published   ${manifest ? localTime(manifest.publishedAt, workplace.config.timeZone) : "?"}  (${version})`
      : "Published   nothing yet: werkgebied refresh",
    `Temporal    ${temporal ? (temporal.uiUrl ?? "a cluster") : "does not run: werkgebied up, or werkgebied worker"}`,
    ...(temporal?.running.flatMap((run) => runningLine(run, workplace)) ?? []),
    ...section("Needs a person", needs(feeds, status.findings, runs[0]?.error ?? null)),
    ...section("Decided by people", decided(feeds)),
    ...section("Last runs", runTable(runs, workplace.config.timeZone)),
    ...section("Feeds", feedTable(feeds, temporal?.next ?? [], workplace)),
  ]);
}

function section(title: string, lines: string[]): string[] {
  return lines.length > 0 ? ["", colour.bold(title), ...lines.map((line) => `  ${line}`)] : [];
}

function needs(feeds: FeedState[], findings: string[], error: string | null): string[] {
  return [
    ...(error ? [colour.red(error)] : []),
    ...findings.map((line) => colour.yellow(line)),
    ...feeds.flatMap(({ feed, refusals }) =>
      refusals.map((refusal) => colour.yellow(`${feed} ${refusal}`)),
    ),
  ];
}

function decided(feeds: FeedState[]): string[] {
  return feeds.flatMap(({ feed, decisions }) => decisions.map((one) => `${feed} ${one}`));
}

function runningLine({ runId, startedAt, progress }: RunningNow, { config }: Workplace): string[] {
  const { ingest, transform, current = [] } = progress ?? {};
  const far =
    ingest && transform
      ? `snapshots ${ingest.done}/${ingest.total}, marts ${transform.done}/${transform.total}`
      : "waits for a worker";
  const what = current.length > 0 ? ` (${current.join(", ")})` : "";
  return [
    `Runs now    ${shortId(runId)} since ${localTime(startedAt, config.timeZone)}: ${far}${what}`,
  ];
}

function feedTable(feeds: FeedState[], next: NextRun[], { config }: Workplace): string[] {
  const due = new Map(next.map(({ feed, at, isPaused }) => [feed, isPaused ? "paused" : at]));
  return tableLines(
    [
      { title: "feed", value: ({ feed }) => feed },
      { title: "newest", value: ({ newest }) => newest ?? "-" },
      { title: "age", value: ({ age }) => (age === null ? "" : `${age} d`), right: true },
      { title: "snapshots", value: ({ snapshots }) => snapshots, right: true },
      { title: "rows", value: ({ loadedCount }) => loadedCount, right: true },
      { title: "quarantine", value: ({ rejectedCount }) => rejectedCount, right: true },
      { title: "waiting", value: ({ waiting }) => waiting },
      { title: "next run", value: ({ feed }) => nextOf(due.get(feed), config.timeZone) },
    ],
    feeds,
  );
}

function nextOf(at: string | undefined, timeZone: string): string {
  if (at === undefined || at === "paused") return at ?? "";
  return localTime(at, timeZone);
}
