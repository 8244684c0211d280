import { Client, Connection } from "@temporalio/client";
import { loadConfig, type Workplace } from "../../data/loadConfig.js";
import { connectServer, type TemporalServer } from "../server/index.js";
import { say } from "./say.js";
import type { SessionOptions } from "./session.js";

export interface TemporalConnection {
  workplace: Workplace;
  server: TemporalServer;
  client: Client;
  close(): Promise<void>;
}

/** Temporal for a command that does no work itself: it needs no worker. */
export async function connectTemporal(options: SessionOptions): Promise<TemporalConnection> {
  const workplace = await loadConfig(options.config, options.data);
  const server = await connectServer({
    varFolder: workplace.varFolder,
    port: options.temporalPort,
    uiPort: options.uiPort,
    onMessage: say,
  });
  try {
    const { address, tls, apiKey, namespace } = server;
    const connection = await Connection.connect({ address, tls, apiKey });
    const close = async () => {
      await connection.close();
      await server.stop();
    };
    return { workplace, server, client: new Client({ connection, namespace }), close };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Connects for as long as a command takes. */
export async function withConnection<Result>(
  options: SessionOptions,
  work: (connection: TemporalConnection) => Promise<Result>,
): Promise<Result> {
  const connection = await connectTemporal(options);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}
