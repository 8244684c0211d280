import type { Config, ConfigInput } from "../../../data/config.js";
import { validateConfig } from "../../../data/loadConfig.js";
import { summarise } from "../../../workflows/summarise.js";
import type { IngestOutcome, RunRecord } from "../../../workflows/types.js";

export function configWith(
  notify: ConfigInput["notify"],
  language: Config["language"] = "nl",
): Config {
  const config: ConfigInput = {
    name: "Rivierengebied",
    language,
    segmentation: "map@1",
    memberDefinition: { nl: "Leden", en: "Members" },
    notify,
    feeds: {},
  };
  return validateConfig(config, "werkgebied.config.ts");
}

export const refused: IngestOutcome = {
  feed: "members",
  snapshotDate: "2026-07-01",
  status: "refused",
  readCount: 0,
  loadedCount: 0,
  rejectedCount: 0,
  message: "leden.csv: is empty. Deliver it again.",
};

const loaded: IngestOutcome = {
  ...refused,
  feed: "residents",
  status: "loaded",
  readCount: 100,
  loadedCount: 98,
  rejectedCount: 2,
  message: null,
};

/** How a run ended, with one delivery that was loaded and perhaps others. */
export function run(
  outcome: RunRecord["outcome"],
  changes: Partial<RunRecord> = {},
  others: IngestOutcome[] = [],
): RunRecord {
  return {
    id: "werkgebied-rivierengebied-refresh",
    runId: `run-${Math.random()}`,
    request: {},
    scheduledAt: null,
    startedAt: "2026-07-01T03:00:00.000Z",
    endedAt: "2026-07-01T03:01:00.000Z",
    outcome,
    summary: summarise([loaded, ...others]),
    steps: [],
    version: "20260701T030100Z-0123456789ab",
    findings: [],
    error: null,
    ...changes,
  };
}
