import type { ConnectionOptions } from "@temporalio/client";
import { connectCluster } from "./cluster.js";
import { connectEmbedded } from "./embedded.js";

export interface ServerOptions {
  /** Holds the embedded server's database, its log and what is known of its process. */
  varFolder: string;
  /** Asked for explicitly, and so not replaced by a free one. For the embedded server only. */
  port?: number;
  uiPort?: number;
  env?: NodeJS.ProcessEnv;
  onMessage(text: string): void;
}

/** Where Temporal is. `address`, `tls` and `apiKey` are what `Connection.connect` and `NativeConnection.connect` ask. */
export interface TemporalServer {
  address: string;
  namespace: string;
  uiUrl: string | null;
  tls?: ConnectionOptions["tls"];
  apiKey?: string;
  /** Stops the embedded server, unless another living process started it. A cluster is left alone. */
  stop(): Promise<void>;
  /**
   * Starts the embedded server again whenever its process is gone, until `stop`. Fails with a ConfigError where
   * that does not help; never ends otherwise. Left out where the server is somebody else's.
   */
  keepRunning?(): Promise<never>;
}

/**
 * The cluster that TEMPORAL_ADDRESS names, or a server of our own in `varFolder`: the one that runs, or a new one.
 * Throws a ConfigError where neither can be had.
 */
export function connectServer(options: ServerOptions): Promise<TemporalServer> {
  const env = options.env ?? process.env;
  return env.TEMPORAL_ADDRESS ? connectCluster(env) : connectEmbedded({ ...options, env });
}
