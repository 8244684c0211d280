import type { RefreshRequest } from "../types.js";
import { followRefresh } from "./followRefresh.js";
import { reasonOf, reportRefresh } from "./reportRefresh.js";
import { openSession, type Session, type SessionOptions } from "./session.js";
import { startRefresh } from "./startRefresh.js";

/** Exit code of a refresh that published, though a feed could not be read. */
const INCOMPLETE = 3;

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

/** Runs a refresh with its progress and report; sets the exit code. */
export async function runRefresh(session: Session, request: RefreshRequest): Promise<void> {
  const handle = await startRefresh(session, request);
  const result = await followRefresh(handle).catch((error: unknown) => {
    throw reasonOf(error);
  });
  for (const line of reportRefresh(result)) process.stdout.write(`${line}\n`);
  process.exitCode = result.counts.failed > 0 ? INCOMPLETE : 0;
}
