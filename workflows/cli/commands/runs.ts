import type { Command } from "commander";
import { ConfigError } from "../../../data/errors.js";
import { loadConfig, type Workplace } from "../../../data/loadConfig.js";
import { findRun, readRuns, shortId } from "../../ledger.js";
import { stepsQuery } from "../../refresh.js";
import type { RunRecord, RunStep } from "../../types.js";
import { aboutOf, runTable, took, withoutSteps } from "../desk/runLines.js";
import {
  listRunning,
  pageOf,
  withTemporal,
  type RunningNow,
  type TemporalNow,
} from "../desk/temporalNow.js";
import { localTime } from "../localTime.js";
import { answer, colour, tableLines } from "../output.js";
import { examples, toCount, withPlace, type PlaceOptions } from "../options.js";

export function addRuns(program: Command): void {
  const runs = program.command("runs").description("the refreshes there were, step by step");
  withPlace(runs.command("list", { isDefault: true }))
    .description("the last runs, newest first")
    .option("--limit <number>", "how many", toCount, 20)
    .action(listRuns);
  withPlace(runs.command("show"))
    .description("each step of a run, its time and its error")
    .argument("<id>", "of `runs list`, or a workflow id")
    .addHelpText("after", examples("npx werkgebied runs show 3f9ac01b"))
    .action(showRun);
}

async function listRuns(options: PlaceOptions & { limit: number }): Promise<void> {
  const { config, varFolder } = await loadConfig(options.config, options.data);
  const runs = await readRuns(varFolder, options.limit);
  answer(options, runs.map(withoutSteps), () =>
    runs.length > 0 ? runTable(runs, config.timeZone) : ["No refresh has ended yet."],
  );
}

async function showRun(id: string, options: PlaceOptions): Promise<void> {
  const workplace = await loadConfig(options.config, options.data);
  const kept = await findRun(workplace.varFolder, id);
  const found = await withTemporal(workplace, (temporal) => lookUp(temporal, workplace, id, kept));
  if (found?.running) {
    answer(options, found, () => runningLines(found.running, found.steps, found.page, workplace));
    return;
  }
  if (!kept) {
    throw new ConfigError(`There is no run "${id}". Those there were: werkgebied runs list.`);
  }
  const page = found?.page ?? null;
  answer(options, { ...kept, page }, () => runLines(kept, page, workplace));
}

/** The run as Temporal knows it: with its steps so far where it goes on. */
async function lookUp(
  temporal: TemporalNow,
  workplace: Workplace,
  id: string,
  kept: RunRecord | null,
) {
  const live = await listRunning(temporal.client, workplace);
  const running = live.find((run) => run.runId.endsWith(id) || run.id === id);
  if (running) {
    const handle = temporal.client.workflow.getHandle(running.id, running.runId);
    const steps = await handle.query(stepsQuery).catch((): RunStep[] => []);
    return { running, steps, page: pageOf(temporal, running.id, running.runId) };
  }
  return { running: null, page: kept && pageOf(temporal, kept.id, kept.runId) };
}

function runLines(run: RunRecord, page: string | null, { config }: Workplace): string[] {
  return [
    `${run.id} (${shortId(run.runId)}): ${run.outcome}`,
    `${aboutOf(run)}; ${localTime(run.startedAt, config.timeZone)}, ${took(run)}`,
    ...(run.version ? [`Publication: ${run.version}`] : []),
    ...(page ? [`Temporal: ${page}`] : []),
    "",
    ...stepLines(run.steps, config.timeZone),
    ...(run.findings.length > 0 ? ["", ...run.findings] : []),
    ...(run.error ? ["", colour.red(run.error)] : []),
  ];
}

function runningLines(
  { id, runId, startedAt, progress }: RunningNow,
  steps: RunStep[],
  page: string | null,
  { config }: Workplace,
): string[] {
  const { ingest, transform, current = [] } = progress ?? {};
  return [
    `${id} (${shortId(runId)}): runs since ${localTime(startedAt, config.timeZone)}`,
    ...(ingest && transform
      ? [`snapshots ${ingest.done}/${ingest.total}, marts ${transform.done}/${transform.total}`]
      : []),
    ...(current.length > 0 ? [`now: ${current.join(", ")}`] : []),
    ...(page ? [`Temporal: ${page}`] : []),
    "",
    ...stepLines(steps, config.timeZone),
  ];
}

function stepLines(steps: RunStep[], timeZone: string): string[] {
  return tableLines(
    [
      { title: "step", value: ({ phase }) => phase },
      { title: "of", value: ({ name }) => name },
      { title: "started", value: ({ startedAt }) => localTime(startedAt, timeZone) },
      { title: "took", value: (step) => took(step), right: true },
      { title: "status", value: ({ status }) => paint(status) },
      { title: "why", value: ({ message }) => message },
    ],
    steps,
  );
}

function paint(status: RunStep["status"]): string {
  if (status === "failed" || status === "refused") return colour.red(status);
  return status === "withdrawn" ? colour.yellow(status) : status;
}
