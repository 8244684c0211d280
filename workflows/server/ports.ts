import { once } from "node:events";
import { createServer } from "node:net";
import { ConfigError } from "../../data/errors.js";

export const host = "127.0.0.1";
const usual = { port: 7233, uiPort: 8233 };

interface Ports {
  port: number;
  uiPort: number;
}

/** The ports asked for, or the first free pair from the usual one up. */
export async function choosePorts(asked: Partial<Ports>): Promise<Ports> {
  for (const port of [asked.port, asked.uiPort]) {
    if (port === undefined || (await isFree(port))) continue;
    throw new ConfigError(
      `Temporal: port ${port} on ${host} is in use. Free it, give another one, or leave it out to get one that is free.`,
    );
  }
  for (let step = 0; step < 1000; step++) {
    const port = asked.port ?? usual.port + step;
    const uiPort = asked.uiPort ?? usual.uiPort + step;
    if ((await isFree(port)) && (await isFree(uiPort))) return { port, uiPort };
  }
  throw new ConfigError(
    `Temporal: no pair of ports from ${usual.port} and ${usual.uiPort} up is free on ${host}. Free one.`,
  );
}

/** A sentence where the ports are others than a user would expect. */
export function tellPorts(asked: Partial<Ports>, { port, uiPort }: Ports) {
  const isExpected =
    port === (asked.port ?? usual.port) && uiPort === (asked.uiPort ?? usual.uiPort);
  if (isExpected) return null;
  return `The usual ports of Temporal are in use; this one has ${port}, and ${uiPort} for its web pages.`;
}

export async function isFree(port: number) {
  const server = createServer();
  try {
    server.listen({ host, port, exclusive: true });
    await once(server, "listening");
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
