import { once } from "node:events";
import { createServer, isIP } from "node:net";
import { ConfigError } from "../../data/errors.js";

/**
 * `address:port`, as Temporal's SDK wants it.
 * @throws ConfigError where it is none, or cannot be listened on: the SDK would say so less plainly
 */
export async function checkMetricsAddress(text: string): Promise<string> {
  const [, host = "", port = ""] = /^\[?([^\]]*?)\]?:(\d+)$/.exec(text) ?? [];
  if (isIP(host) === 0 || Number(port) < 1 || Number(port) > 65_535) {
    throw new ConfigError(
      `"${text}" is no place for metrics. Set WERKGEBIED_METRICS to an address and a port, such as 127.0.0.1:9464.`,
    );
  }
  await tryToListen(host, Number(port));
  return text;
}

async function tryToListen(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    server.listen({ host, port, exclusive: true });
    await once(server, "listening");
  } catch (cause) {
    throw new ConfigError(
      `Metrics: cannot listen on port ${port} of ${host} (${(cause as NodeJS.ErrnoException).code}). Free it, or set WERKGEBIED_METRICS to another.`,
      { cause },
    );
  } finally {
    server.close();
  }
}
