import type { Client } from "@temporalio/client";
import { loadConfig, type Workplace } from "../../data/loadConfig.js";
import { clientOf } from "../server/client.js";
import { connectServer, type TemporalServer } from "../server/index.js";
import { say } from "./say.js";
import type { SessionOptions } from "./session.js";

export interface TemporalConnection {
  workplace: Workplace;
  server: TemporalServer;
  client: Client;
}

/** The Temporal server of a workplace: the one that runs, or a new one. */
export function serverOf(
  { varFolder }: Workplace,
  { temporalPort, uiPort }: SessionOptions,
  onMessage = say,
): Promise<TemporalServer> {
  return connectServer({ varFolder, port: temporalPort, uiPort, onMessage });
}

/** Temporal for as long as a command takes that does no work itself: it needs no worker. */
export async function withConnection<Result>(
  options: SessionOptions,
  work: (connection: TemporalConnection) => Promise<Result>,
): Promise<Result> {
  const workplace = await loadConfig(options.config, options.data);
  const server = await serverOf(workplace, options);
  try {
    const client = await clientOf(server);
    try {
      return await work({ workplace, server, client });
    } finally {
      await client.connection.close();
    }
  } finally {
    await server.stop();
  }
}
