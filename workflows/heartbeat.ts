import { ApplicationFailure, Context } from "@temporalio/activity";
import { isKnown, SourceError } from "../data/errors.js";
import { asMachineError } from "../data/machineError.js";

const BEAT_EVERY_MS = 5_000;

/**
 * Runs the work of an activity: tells Temporal that it is alive, and turns an error into one that
 * Temporal retries or not by its class. Errors carry sentences, never values, so only those cross.
 */
export async function alive<Result>(work: () => Promise<Result>): Promise<Result> {
  const context = Context.current();
  const beat = setInterval(() => context.heartbeat(), BEAT_EVERY_MS);
  try {
    return await work();
  } catch (error) {
    throw toFailure(error);
  } finally {
    clearInterval(beat);
  }
}

function toFailure(thrown: unknown): Error {
  const error = asMachineError(thrown);
  if (isKnown(error)) {
    return ApplicationFailure.create({
      type: error.name,
      message: error.message,
      nonRetryable: !(error instanceof SourceError),
    });
  }
  // Unforeseen: the text may quote a value, so only the kind and the place in the code are told.
  const name = error instanceof Error ? error.name : typeof error;
  const code = (error as NodeJS.ErrnoException).code;
  const place = error instanceof Error ? /\n\s+at (.*)/.exec(error.stack ?? "")?.[1] : undefined;
  return ApplicationFailure.create({
    type: "UnexpectedError",
    message: `unexpected ${code ?? name}${place ? ` at ${place.replace(/\(.*\//, "(")}` : ""}`,
  });
}
