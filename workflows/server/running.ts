import { existsSync, realpathSync } from "node:fs";
import { answers } from "./answers.js";
import { connectCluster } from "./cluster.js";
import type { TemporalServer } from "./index.js";
import { holdsDatabase } from "./process.js";
import { filesIn } from "./start.js";
import { readState } from "./state.js";

/** The Temporal server of a workplace where one runs now; never starts one. */
export async function findServer(
  varFolder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<TemporalServer | null> {
  if (env.TEMPORAL_ADDRESS) return connectCluster(env);
  if (!existsSync(varFolder)) return null;
  const files = filesIn(realpathSync(varFolder));
  const state = readState(files.state);
  if (!state || !holdsDatabase(state.pid, files.database)) return null;
  if (!(await answers(state.address))) return null;
  const { address, uiUrl } = state;
  return { address, uiUrl, namespace: "default", stop: async () => undefined };
}
