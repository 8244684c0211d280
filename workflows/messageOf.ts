import { ActivityFailure, ChildWorkflowFailure } from "@temporalio/workflow";

/** The sentence of what went wrong within an activity, or a run of another workflow. */
export function messageOf(error: unknown): string {
  let failure = error;
  while (
    (failure instanceof ActivityFailure || failure instanceof ChildWorkflowFailure) &&
    failure.cause
  ) {
    failure = failure.cause;
  }
  return failure instanceof Error ? failure.message : String(failure);
}
