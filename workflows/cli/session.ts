import { writeSync } from "node:fs";
import type { Client } from "@temporalio/client";
import { loadConfig, type Workplace } from "../../data/loadConfig.js";
import { clientOf } from "../server/client.js";
import type { TemporalServer } from "../server/index.js";
import { createLog, logFormOf, logLevelOf, type LogForm } from "../observe/log.js";
import { startWorker, type RunningWorker } from "../worker.js";
import { serverOf } from "./connect.js";
import { prepareDemonstration } from "./demonstration.js";
import { exitCodes } from "./exitCodes.js";
import { unlessInterrupted } from "./interrupted.js";
import { say } from "./say.js";
import { standIn } from "./standIn.js";

/** What every command that runs something needs: the configuration, Temporal, and a worker. */
export interface Session {
  workplace: Workplace;
  server: TemporalServer;
  client: Client;
  /** Null where another living process is the worker. */
  worker: RunningWorker | null;
  close(): Promise<void>;
}

export interface SessionOptions {
  config: string;
  data?: string;
  temporalPort?: number;
  uiPort?: number;
  /** Form of the log where WERKGEBIED_LOG does not say; none when left out. */
  log?: LogForm;
}

/**
 * Opens a session; the worker is ours unless another living process is it already.
 * Its connection is left to end with the process: a poll under way would throw when it is closed.
 */
export function openSession(options: SessionOptions): Promise<Session> {
  return unlessInterrupted(open(options), (session) => session.close());
}

async function open(options: SessionOptions): Promise<Session> {
  const workplace = await loadConfig(options.config, options.data);
  const log = createLog(logFormOf(process.env, options.log ?? "off"), logLevelOf(process.env));
  const onMessage = log ? (text: string) => log.info(text) : say;
  if (!options.data) await prepareDemonstration(workplace);
  const server = await serverOf(workplace, options, onMessage);
  const closing: (() => Promise<void>)[] = [() => server.stop()];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    server.keepRunning?.().catch(endBadly);
    const metrics = process.env.WERKGEBIED_METRICS || undefined;
    const begin = async () => {
      const worker = await startWorker(workplace, server, { log, metrics, onMessage });
      worker?.ended.catch(endBadly);
      return worker;
    };
    const worker = await begin();
    if (worker) closing.push(() => worker.stop());
    else {
      say("Another process is the worker of this workplace: it does the work.");
      closing.push(standIn(begin, onMessage));
    }
    return { workplace, server, client: await clientOf(server), worker, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Without Temporal or the worker nothing can go on; what was published stands. */
function endBadly(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  // At once: what goes by the stream may wait for the end of a progress bar.
  writeSync(process.stderr.fd, `\n${text}\n`);
  process.exit(exitCodes.notDone);
}
