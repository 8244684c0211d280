import { defineSearchAttributeKey } from "@temporalio/common";
import { workflowInfo } from "@temporalio/workflow";

const scheduledStart = defineSearchAttributeKey("TemporalScheduledStartTime", "DATETIME");

/** When this run was due, if a schedule started it: a run that catches up is about that day. */
export function scheduledTime(): string | null {
  const due = workflowInfo().typedSearchAttributes.get(scheduledStart);
  return due ? due.toISOString() : null;
}
