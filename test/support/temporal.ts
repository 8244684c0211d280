import { Client, Connection } from "@temporalio/client";
import { loadConfig, type Workplace } from "../../data/loadConfig.js";
import { connectServer, type TemporalServer } from "../../workflows/server/index.js";
import { freePort } from "./ports.js";

/** A cluster of the developer's own is left alone. */
const env = { ...process.env, TEMPORAL_ADDRESS: undefined };

export interface Bench {
  workplace: Workplace;
  server: TemporalServer;
  client: Client;
  stop(): Promise<void>;
}

/** A real server of its own for one test file, which stops it at its end. */
export async function startServer(config: string): Promise<Bench> {
  const workplace = await loadConfig(config);
  const server = await connectServer({
    varFolder: workplace.varFolder,
    port: await freePort(),
    uiPort: await freePort(),
    env,
    onMessage: () => undefined,
  });
  const connection = await Connection.connect({ address: server.address });
  const stop = async () => {
    await connection.close();
    await server.stop();
  };
  const client = new Client({ connection, namespace: server.namespace });
  return { workplace, server, client, stop };
}
