import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { onTestFinished } from "vitest";

/** What a registry says of one package, in the form in which npm asks it. */
export interface Planted {
  id: number;
  url: string;
  title: string;
  severity: string;
  vulnerable_versions: string;
}

export const lodash: Planted = {
  id: 1,
  url: "https://github.com/advisories/GHSA-aaaa-aaaa-aaaa",
  title: "planted, of a package that is not used here",
  severity: "high",
  vulnerable_versions: "<4.17.21",
};

/**
 * A registry on the loopback that tells the planted advisories of the packages that it is asked about, or
 * answers with a status.
 *
 * @returns the environment with which npm asks this one, and remembers nothing of it
 */
export async function startRegistry(
  answers: Record<string, Planted> | number,
): Promise<NodeJS.ProcessEnv> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (typeof answers === "number") return response.writeHead(answers).end();
      if (!request.url?.endsWith("/advisories/bulk")) return response.writeHead(404).end("{}");
      const asked = JSON.parse(gunzipSync(Buffer.concat(chunks)).toString()) as object;
      const told = Object.entries(answers).filter(([name]) => name in asked);
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(Object.fromEntries(told.map(([name, one]) => [name, [one]]))));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const cache = mkdtempSync(path.join(tmpdir(), "werkgebied-npm-"));
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
    rmSync(cache, { recursive: true });
  });
  return { npm_config_registry: `http://127.0.0.1:${port}`, npm_config_cache: cache };
}
