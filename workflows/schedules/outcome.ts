import type { Client } from "@temporalio/client";
import type { refresh } from "../refresh.js";
import type { RefreshResult } from "../types.js";
import type { BackfilledRun } from "./backfill.js";

export interface BackfilledDay {
  /** The snapshot's date, YYYY-MM-DD. */
  day: string;
  id: string;
  /** What became of the snapshot; `stopped` where the run itself failed or was ended. */
  outcome: keyof RefreshResult["counts"] | "stopped";
  rowsLoaded: number;
  rowsRejected: number;
  isHeld: boolean;
  /** A sentence, where something is wrong. */
  message: string | null;
}

const WORST_FIRST = ["failed", "refused", "withdrawn", "loaded", "unchanged"] as const;

/** How a run that has ended went. */
export async function outcomeOf(
  client: Client,
  { id, status }: BackfilledRun,
  day: string,
): Promise<BackfilledDay> {
  if (status !== "COMPLETED") {
    const message = `the run ${status.toLowerCase().replaceAll("_", " ")}: werkgebied runs show ${id}`;
    return { day, id, outcome: "stopped", rowsLoaded: 0, rowsRejected: 0, isHeld: false, message };
  }
  const result = await client.workflow.getHandle<typeof refresh>(id).result();
  const { counts, rowsLoaded, rowsRejected, remarks, publication } = result;
  return {
    day,
    id,
    outcome: WORST_FIRST.find((name) => counts[name] > 0) ?? "unchanged",
    rowsLoaded,
    rowsRejected,
    isHeld: publication.status === "held",
    message: remarks.find(({ message }) => message !== null)?.message ?? null,
  };
}
