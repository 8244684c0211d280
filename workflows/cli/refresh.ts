import type { RefreshRequest } from "../types.js";
import { followRefresh } from "./followRefresh.js";
import { interrupted } from "./interrupted.js";
import { reasonOf, reportRefresh } from "./reportRefresh.js";
import { say } from "./say.js";
import { openSession, type Session, type SessionOptions } from "./session.js";
import { startRefresh } from "./startRefresh.js";

/** Exit code of a refresh that published, though a feed could not be read. */
const INCOMPLETE = 3;
const INTERRUPTED = 130;

/** `werkgebied refresh`: one refresh, and then out. */
export async function refreshCommand(
  options: SessionOptions,
  request: RefreshRequest,
): Promise<void> {
  const session = await openSession(options);
  try {
    await runRefresh(session, request);
  } finally {
    await session.close();
  }
}

/**
 * Runs a refresh with its progress and report; sets the exit code.
 * @returns false where it was interrupted
 */
export async function runRefresh(session: Session, request: RefreshRequest): Promise<boolean> {
  const handle = await startRefresh(session, request);
  const following = followRefresh(handle);
  following.catch(() => undefined);
  const result = await Promise.race([following, interrupted()]).catch((error: unknown) => {
    throw reasonOf(error);
  });
  if (!result) {
    say("\nStopping. What was published still stands; the next start goes on where this one was.");
    process.exitCode = INTERRUPTED;
    return false;
  }
  for (const line of reportRefresh(result)) process.stdout.write(`${line}\n`);
  process.exitCode = result.counts.failed > 0 ? INCOMPLETE : 0;
  return true;
}
