import type { RefreshRequest } from "../../types.js";
import type { ServerCommandOptions } from "../options.js";
import { runRefresh } from "../runRefresh.js";
import { say } from "../say.js";
import { openSession } from "../session.js";

export type DecisionOptions = ServerCommandOptions & { because: string; refresh: boolean };

/** After a person's decision: brings figures and pages in line with it, unless that is to wait. */
export async function carryOn(
  options: ServerCommandOptions & { refresh: boolean },
  decided: string,
  request: RefreshRequest,
): Promise<void> {
  say(decided);
  if (!options.refresh) {
    say("The next refresh takes it into account.");
    if (options.json) process.stdout.write(`${JSON.stringify({ decided }, null, 2)}\n`);
    return;
  }
  const session = await openSession(options);
  try {
    await runRefresh(session, request, { ...options, isDecision: true });
  } finally {
    await session.close();
  }
}
