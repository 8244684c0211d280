import { ActivityFailure, ApplicationFailure } from "@temporalio/workflow";
import { pulls, type WarehouseProxy } from "./proxies.js";
import type { IngestOutcome, IngestStep } from "./types.js";

/** Takes one snapshot in. One that is wrong must not keep the others from being published. */
export async function ingest(warehouse: WarehouseProxy, step: IngestStep): Promise<IngestOutcome> {
  try {
    if (!step.restore) await pulls.pull(step);
    return await warehouse.load(step);
  } catch (error) {
    const failure = error instanceof ActivityFailure ? error.cause : error;
    if (!(failure instanceof ApplicationFailure)) throw error;
    const status = failure.type === "SchemaError" ? "refused" : "failed";
    if (status === "refused") await warehouse.noteRefusal(step);
    return {
      ...step,
      status,
      readCount: 0,
      loadedCount: 0,
      rejectedCount: 0,
      message: failure.message,
    };
  }
}
