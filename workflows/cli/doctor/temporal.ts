import { realpathSync } from "node:fs";
import path from "node:path";
import type { Workplace } from "../../../data/loadConfig.js";
import { cacheFolder, findInstalled } from "../../server/binary.js";
import { connectCluster } from "../../server/cluster.js";
import { isFree } from "../../server/ports.js";
import { holdsDatabase } from "../../server/process.js";
import { filesIn } from "../../server/start.js";
import { readState, type ServerState } from "../../server/state.js";
import { about, type Finding } from "./finding.js";

export async function lookAtTemporal(workplace: Workplace | null): Promise<Finding[]> {
  const { env } = process;
  if (env.TEMPORAL_ADDRESS) return [await lookAtCluster(env), await lookAtPorts([3000], null)];
  const running = workplace && findOurs(workplace.varFolder);
  return [await lookAtProgram(env, running), await lookAtPorts([3000, 7233, 8233], running)];
}

async function lookAtCluster(env: NodeJS.ProcessEnv): Promise<Finding> {
  const { ok, wrong } = about("Temporal");
  try {
    const { address, namespace } = await connectCluster(env);
    return ok(`The cluster at ${address} answers and has the namespace ${namespace}.`);
  } catch (error) {
    return wrong((error as Error).message);
  }
}

function findOurs(varFolder: string): ServerState | null {
  try {
    const files = filesIn(realpathSync(varFolder));
    const state = readState(files.state);
    return state && holdsDatabase(state.pid, files.database) ? state : null;
  } catch {
    return null;
  }
}

async function lookAtProgram(
  env: NodeJS.ProcessEnv,
  running: ServerState | null,
): Promise<Finding> {
  const { ok, warn, wrong } = about("Temporal");
  if (running) return ok(`Our server runs at ${running.address} (process ${running.pid}).`);
  const found = await findInstalled({ env, cache: cacheFolder(env) });
  const { TEMPORAL_CLI_PATH: named } = env;
  if (named && found !== named) {
    return wrong(
      `TEMPORAL_CLI_PATH names ${named}, which is not Temporal's program or cannot be run. Correct it or unset it.`,
    );
  }
  if (found) return ok(`Its program is ${path.resolve(found)}.`);
  return warn(
    "Its program is not here yet: the first run downloads it, or builds it with Go where that is. Or set TEMPORAL_CLI_PATH, put `temporal` on the PATH, or set TEMPORAL_ADDRESS to a cluster.",
  );
}

async function lookAtPorts(ports: number[], running: ServerState | null): Promise<Finding> {
  const { ok, warn } = about("ports");
  const ours = running ? [running.address, running.uiUrl].map((at) => Number(/\d+$/.exec(at))) : [];
  const others: number[] = [];
  for (const port of ports) if (!ours.includes(port) && !(await isFree(port))) others.push(port);
  if (others.length === 0) return ok(`${ports.join(", ")}: free, or used by our own server.`);
  return warn(
    `${others.join(", ")}: in use by another program. The next ones that are free are taken; name others with --port, --temporal-port and --ui-port.`,
  );
}
