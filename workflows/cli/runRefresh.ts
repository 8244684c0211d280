import { unlessDiskIsFull } from "./diskFull.js";
import { exitCodes } from "./exitCodes.js";
import { followRefresh } from "./followRefresh.js";
import { interrupted } from "./interrupted.js";
import { answer, type OutputOptions } from "./output.js";
import { reasonOf, reportRefresh } from "./reportRefresh.js";
import { say } from "./say.js";
import type { Session } from "./session.js";
import { startRefresh } from "./startRefresh.js";
import type { RefreshRequest, RefreshResult } from "../types.js";

/**
 * Runs a refresh with its progress and report; sets the exit code.
 * @returns false where it was interrupted
 */
export async function runRefresh(
  session: Session,
  request: RefreshRequest,
  output: OutputOptions = {},
): Promise<boolean> {
  const result = await unlessDiskIsFull(session.workplace.varFolder, async () => {
    const handle = await startRefresh(session, request);
    const following = followRefresh(handle, output);
    following.catch(() => undefined);
    return Promise.race([following, interrupted()]).catch((error: unknown) => {
      throw reasonOf(error);
    });
  });
  if (!result) {
    say("\nStopping. What was published still stands; the next start goes on where this one was.");
    process.exitCode = exitCodes.interrupted;
    return false;
  }
  answer(output, result, () => reportRefresh(result));
  process.exitCode = exitCodeOf(result);
  return true;
}

function exitCodeOf({ publication, counts }: RefreshResult): number {
  if (publication.heldBy === "gate") return exitCodes.held;
  return counts.failed > 0 ? exitCodes.incomplete : exitCodes.done;
}
