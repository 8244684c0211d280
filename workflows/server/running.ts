import { existsSync, realpathSync } from "node:fs";
import { findRunning } from "./begin.js";
import { connectCluster } from "./cluster.js";
import type { TemporalServer } from "./index.js";
import { filesIn } from "./start.js";

/**
 * The Temporal server of a workplace where one runs now; never starts one.
 * @throws ConfigError where the cluster that the environment names does not answer
 */
export async function findServer(
  varFolder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<TemporalServer | null> {
  if (env.TEMPORAL_ADDRESS) return connectCluster(env);
  const state = existsSync(varFolder) ? await findRunning(filesIn(realpathSync(varFolder))) : null;
  if (!state) return null;
  const { address, uiUrl } = state;
  return { address, uiUrl, namespace: "default", stop: async () => undefined };
}
