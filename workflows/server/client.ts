import { Client, Connection } from "@temporalio/client";
import type { TemporalServer } from "./index.js";

/** A client of a server; closing its connection is the caller's. */
export async function clientOf(server: TemporalServer): Promise<Client> {
  const { address, tls, apiKey, namespace } = server;
  return new Client({ connection: await Connection.connect({ address, tls, apiKey }), namespace });
}
