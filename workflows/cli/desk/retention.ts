import { listForgotten } from "../../../data/landing/forgotten.js";
import { listFrozen } from "../../../data/landing/frozen.js";
import type { Workplace } from "../../../data/loadConfig.js";
import { listDue, listUncleared } from "../../../data/retention/due.js";
import { hasPeople } from "../../../data/retention/people.js";
import { settingsOf } from "../../../data/warehouse/frozen/settings.js";
import { dayIn } from "../../plan.js";
import type { RunRecord } from "../../types.js";
import { localTime } from "../localTime.js";
import type { NextRun } from "./nextRuns.js";

/** How long people are kept, and what became of those who were kept for that long. */
export interface Retention {
  /** Null: without end. */
  personsMonths: number | null;
  /** Snapshots of which only counts are kept. */
  frozenCount: number;
  /** First and last of their days; null where there are none. */
  from: string | null;
  to: string | null;
  /** Those that were counted with another configuration than there is now, which they cannot follow. */
  otherSettingsCount: number;
  /** Snapshots that the next purge takes. */
  dueCount: number;
  /** Something was purged or forgotten, and may be there still. */
  isLeft: boolean;
  forgottenPeople: number;
}

/** Null where the configuration takes in no people, and never did. */
export async function readRetention(workplace: Workplace): Promise<Retention | null> {
  const { varFolder, config } = workplace;
  const days = await listFrozen(varFolder);
  if (days.length === 0 && !hasPeople(config)) return null;
  const frozen = days.flatMap(({ snapshots }) => snapshots);
  const settings = JSON.stringify(settingsOf(config));
  const forgotten = await listForgotten(varFolder);
  return {
    personsMonths: config.retention.personsMonths,
    frozenCount: frozen.length,
    from: days.at(0)?.snapshotDate ?? null,
    to: days.at(-1)?.snapshotDate ?? null,
    otherSettingsCount: frozen.filter((one) => JSON.stringify(one.settings) !== settings).length,
    dueCount: (await listDue(workplace, dayIn(config.timeZone, new Date().toISOString()))).length,
    isLeft:
      (await listUncleared(varFolder)).length > 0 ||
      forgotten.some(({ clearedAt }) => clearedAt === null),
    forgottenPeople: forgotten.reduce((sum, { people }) => sum + people, 0),
  };
}

/**
 * Why the last purge failed, as long as that leaves something to do: one that has nothing to do keeps no
 * record.
 * @param runs newest first
 */
export function purgeFailures(retention: Retention | null, runs: RunRecord[]): string[] {
  const last = runs.find(({ purged }) => purged);
  if (last?.outcome !== "failed" || !retention) return [];
  return retention.dueCount > 0 || retention.isLeft ? [`purge failed: ${last.error ?? ""}`] : [];
}

export function retentionLines(
  retention: Retention | null,
  next: NextRun | undefined,
  timeZone: string,
): string[] {
  if (!retention) return [];
  const { personsMonths, frozenCount, from, to, otherSettingsCount, dueCount } = retention;
  const kept =
    personsMonths === null
      ? "people are kept without end"
      : `people are kept for ${personsMonths} months`;
  const purge = next?.at ? `; next purge ${localTime(next.at, timeZone)}` : "";
  return [
    `Retention   ${kept}${next?.isPaused ? "; the purge is paused" : purge}`,
    ...[
      ...(frozenCount > 0 ? [`only counts of ${snapshots(frozenCount)}, ${from} to ${to}`] : []),
      ...(otherSettingsCount > 0
        ? [`${snapshots(otherSettingsCount)} of these counted as the configuration was then`]
        : []),
      ...(dueCount > 0 ? [`${snapshots(dueCount)} to be purged: werkgebied purge`] : []),
      ...(retention.isLeft ? ["a purge was cut short, to be ended by: werkgebied purge"] : []),
      ...(retention.forgottenPeople > 0
        ? [`${retention.forgottenPeople} forgotten by request`]
        : []),
    ].map((line) => `            ${line}`),
  ];
}

function snapshots(count: number): string {
  return `${count} ${count === 1 ? "snapshot" : "snapshots"}`;
}
