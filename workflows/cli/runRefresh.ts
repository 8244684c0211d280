import { unlessDiskIsFull } from "./diskFull.js";
import { exitCodes } from "./exitCodes.js";
import { followRefresh } from "./followRefresh.js";
import { interrupted } from "./interrupted.js";
import { answer, type OutputOptions } from "./output.js";
import { isMachineRefusal, reasonOf, reportRefresh } from "./reportRefresh.js";
import { say } from "./say.js";
import type { Session } from "./session.js";
import { startRefresh, type RefreshHandle } from "./startRefresh.js";
import type { RefreshRequest, RefreshResult } from "../types.js";

interface RunOptions extends OutputOptions {
  /** It is to bring the figures in line with what a person decided just now. */
  isDecision?: boolean;
}

/**
 * Runs a refresh with its progress and report; sets the exit code.
 * @returns false where it was interrupted
 */
export async function runRefresh(
  session: Session,
  request: RefreshRequest,
  output: RunOptions = {},
): Promise<boolean> {
  const result = await unlessDiskIsFull(session.workplace.varFolder, () =>
    carryOut(session, request, output).catch((error: unknown) => {
      throw reasonOf(error);
    }),
  );
  if (!result) {
    say("\nStopping. What was published still stands; the next start goes on where this one was.");
    process.exitCode = exitCodes.interrupted;
    return false;
  }
  answer(output, result, () => reportRefresh(result));
  process.exitCode = exitCodeOf(result);
  return true;
}

/** @returns nothing where it was interrupted */
async function carryOut(
  session: Session,
  request: RefreshRequest,
  output: RunOptions,
): Promise<RefreshResult | undefined> {
  const begun = Date.now();
  const handle = await startRefresh(session, request, output);
  try {
    return await untilInterrupted(handle, output);
  } catch (error) {
    // What the machine refused to a run that was left unfinished may have been mended since.
    if (!isMachineRefusal(error)) throw error;
    if ((await handle.describe()).startTime.getTime() >= begun) throw error;
    say("What stopped that one may be over: it is tried once more.");
    return untilInterrupted(await startRefresh(session, request), output);
  }
}

function untilInterrupted(handle: RefreshHandle, output: OutputOptions) {
  const following = followRefresh(handle, output);
  following.catch(() => undefined);
  return Promise.race([following, interrupted().then(() => undefined)]);
}

function exitCodeOf({ publication, counts }: RefreshResult): number {
  if (publication.heldBy === "gate") return exitCodes.held;
  return counts.failed > 0 ? exitCodes.incomplete : exitCodes.done;
}
