import type { Command } from "commander";
import { loadConfig, type Workplace } from "../../../data/loadConfig.js";
import { RETENTION } from "../../../data/retentionConfig.js";
import { readFindings } from "../../gate/findings.js";
import { tellFindings } from "../../gate/sentences.js";
import { readRuns, shortId } from "../../ledger.js";
import { currentVersion, publishedFolder, readManifest } from "../../publish/publications.js";
import { epochLines, readEpochs } from "../desk/epochs.js";
import { readFeedStates, type FeedState } from "../desk/feedStates.js";
import { failuresOf } from "../desk/failures.js";
import { withLedger } from "../desk/readLedger.js";
import { purgeFailures, readRetention, retentionLines } from "../desk/retention.js";
import { runTable, withoutSteps } from "../desk/runLines.js";
import { listRunning, withTemporal, type RunningNow } from "../desk/temporalNow.js";
import { nextRuns, type NextRun } from "../desk/nextRuns.js";
import { localTime } from "../localTime.js";
import { answer, colour, tableLines } from "../output.js";
import { examples, withPlace, type PlaceOptions } from "../options.js";

/** Runs in which a feed's last failure is sought, and those that are shown. */
const LOOKED_THROUGH = 300;
const SHOWN = 5;

const NO_TEMPORAL = process.env.TEMPORAL_ADDRESS
  ? "does not answer"
  : "does not run: werkgebied up, or werkgebied worker";

export function addStatus(program: Command): void {
  withPlace(program.command("status"))
    .description("how everything stands: publication, runs, feeds, what needs a person")
    .addHelpText("after", examples("npx werkgebied status", "npx werkgebied status --json"))
    .action(statusCommand);
}

async function statusCommand(options: PlaceOptions): Promise<void> {
  const workplace = await loadConfig(options.config, options.data);
  const { varFolder, config } = workplace;
  const published = publishedFolder(varFolder);
  const version = await currentVersion(published);
  const manifest = version === null ? null : await readManifest(published, version);
  const runs = await readRuns(varFolder, LOOKED_THROUGH);
  const temporal = await withTemporal(workplace, async ({ client, server }) => ({
    uiUrl: server.uiUrl,
    running: await listRunning(client, workplace),
    next: await nextRuns(client, workplace),
  }));
  const feeds = await readFeedStates(workplace);
  const retention = await readRetention(workplace);
  const status = {
    region: config.name,
    publication: version && { version, publishedAt: manifest?.publishedAt ?? null },
    error: runs[0]?.error ?? null,
    findings: tellFindings(await withLedger(varFolder, readFindings)),
    failures: [...failuresOf(runs), ...purgeFailures(retention, runs)],
    temporal,
    epochs: await readEpochs(varFolder),
    retention,
    runs: runs.slice(0, SHOWN).map(withoutSteps),
    feeds,
  };
  answer(options, status, () => [
    colour.bold(config.name),
    version
      ? `Published   ${manifest ? localTime(manifest.publishedAt, config.timeZone) : "?"}  (${version})`
      : "Published   nothing yet: werkgebied refresh",
    `Temporal    ${temporal ? (temporal.uiUrl ?? "a cluster") : NO_TEMPORAL}`,
    ...epochLines(status.epochs),
    ...retentionLines(
      status.retention,
      temporal?.next.find(({ feed }) => feed === RETENTION),
      config.timeZone,
    ),
    ...(temporal?.running.flatMap((run) => runningLine(run, workplace)) ?? []),
    ...section("Needs a person", needs(status)),
    ...section("Decided by people", decided(feeds)),
    ...section("Last runs", runTable(runs.slice(0, SHOWN), config.timeZone)),
    ...section("Feeds", feedTable(feeds, temporal?.next ?? [], workplace)),
  ]);
}

function section(title: string, lines: string[]): string[] {
  return lines.length > 0 ? ["", colour.bold(title), ...lines.map((line) => `  ${line}`)] : [];
}

interface Needs {
  error: string | null;
  findings: string[];
  failures: string[];
  feeds: FeedState[];
}

function needs({ error, findings, failures, feeds }: Needs): string[] {
  const refused = feeds.flatMap(({ feed, refusals }) => refusals.map((one) => `${feed} ${one}`));
  return [
    ...(error ? [colour.red(error)] : []),
    ...[...findings, ...failures, ...refused].map(colour.yellow),
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
  const due = new Map(next.map((one) => [one.feed, one]));
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

function nextOf(due: NextRun | undefined, timeZone: string): string {
  if (due?.isPaused) return "paused";
  return due?.at ? localTime(due.at, timeZone) : "";
}
