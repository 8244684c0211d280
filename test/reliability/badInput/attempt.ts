import { pullSnapshot } from "../../../data/landing/pull.js";
import type { Workplace } from "../../../data/loadConfig.js";
import type { Warehouse } from "../../../data/warehouse/database.js";
import { loadSnapshot, type LoadResult } from "../../../data/warehouse/load.js";
import { day } from "../../data/place.js";

export interface Attempt {
  status: LoadResult["status"] | "failed" | "configuration";
  /** What a person is told, if anything. */
  sentence: string | null;
}

const STATUS: Record<string, Attempt["status"]> = {
  SchemaError: "refused",
  SourceError: "failed",
  ConfigError: "configuration",
};

/** Takes in what was delivered, through the doors that a refresh uses. */
export async function attempt(workplace: Workplace, warehouse: Warehouse): Promise<Attempt> {
  try {
    const landed = await pullSnapshot(workplace, "feed", day);
    if (!landed) throw new Error("The snapshot is withdrawn.");
    const { status, message } = await loadSnapshot(warehouse, workplace, landed);
    return { status, sentence: message };
  } catch (error) {
    return toAttempt(error);
  }
}

/** @throws the error itself, where it is none that is told to people */
export function toAttempt(error: unknown): Attempt {
  const { name, message } = error as Error;
  const status = STATUS[name];
  if (!status) throw error;
  return { status, sentence: message };
}
