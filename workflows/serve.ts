import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { basename, extname, join } from "node:path";
import sirv from "sirv";
import { ConfigError } from "../data/errors.js";
import { cacheControlOf, setPageHeaders } from "./pageHeaders.js";

interface ServeOptions {
  /** May be, or lie behind, a symlink: it is followed anew at each request. */
  folder: string;
  /** Left out: 3000, or the next that is free. */
  port?: number;
  host?: string;
  /** Sites that may show an address with `?embed` in a frame. */
  embedOn?: string[];
  onMessage?(text: string): void;
}

const usualPort = 3000;

/** Serves the files of a folder. Throws a ConfigError where the port that was asked for is taken. */
export async function serveFolder(options: ServeOptions) {
  const { folder, host = "127.0.0.1", embedOn = [] } = options;
  const server = createServer(createHandler(folder, embedOn));
  const port = await listen(server, host, options.port);
  if (options.port === undefined && port !== usualPort) {
    options.onMessage?.(`Port ${usualPort} is in use; the pages are on port ${port}.`);
  }
  return { url: `http://${toUrlHost(host)}:${port}/`, close: () => close(server) };
}

function createHandler(folder: string, embedOn: string[]) {
  const send = sirv(folder, {
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders,
    onNoMatch: (_request, response) => sayMissing(folder, response),
  });
  return (request: IncomingMessage, response: ServerResponse) => {
    setPageHeaders(response, request.url ?? "", embedOn);
    const path = toPath(request.url ?? "/");
    if (path === null || path.split("/").some((part) => part.startsWith("."))) {
      return sayMissing(folder, response);
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("allow", "GET, HEAD");
      return refuse(response, 405, "These pages can only be read.");
    }
    if (isFolderPage(folder, path)) return addSlash(response, path, request.url ?? "");
    if (!isPlainRange(request.headers.range)) delete request.headers.range;
    // A file can vanish between being found and being read, when a publication replaces it.
    response.once("pipe", (file) => file.once("error", () => response.destroy()));
    send(request, response);
  };
}

function toPath(url: string) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? "");
    return path.startsWith("/") && !/[\0\\]/.test(path) ? path : null;
  } catch {
    return null;
  }
}

/** A page that is a folder's index needs the slash, or its relative links point beside the folder. */
function isFolderPage(folder: string, path: string) {
  if (path.endsWith("/") || existsSync(join(folder, `${path}.html`))) return false;
  const isFolder = statSync(join(folder, path), { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder && existsSync(join(folder, path, "index.html"));
}

function addSlash(response: ServerResponse, path: string, url: string) {
  const query = url.includes("?") ? url.slice(url.indexOf("?")) : "";
  response.writeHead(302, { location: `${encodeURIComponent(basename(path))}/${query}` }).end();
}

/** Ranges of another form, which sirv would misread, may be answered with the whole file. */
function isPlainRange(range: string | undefined) {
  const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  return start !== undefined && (!end || Number(start) <= Number(end));
}

function setHeaders(response: ServerResponse, path: string) {
  response.setHeader("cache-control", cacheControlOf(path));
  const type = dataTypes[extname(path)];
  if (type) response.setHeader("content-type", type);
}

const dataTypes: Record<string, string> = {
  ".arrow": "application/vnd.apache.arrow.stream",
  ".parquet": "application/vnd.apache.parquet",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

function sayMissing(folder: string, response: ServerResponse) {
  const page = join(folder, "404.html");
  if (!existsSync(page)) return refuse(response, 404, "This page does not exist.");
  response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(readFileSync(page));
}

function refuse(response: ServerResponse, status: number, sentence: string) {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${sentence}\n`);
}

async function listen(server: Server, host: string, asked: number | undefined) {
  for (let port = asked ?? usualPort; port <= 65535; port++) {
    try {
      server.listen(port, host);
      await once(server, "listening");
      const address = server.address();
      return typeof address === "object" && address ? address.port : port;
    } catch (error) {
      if (asked === undefined && (error as NodeJS.ErrnoException).code === "EADDRINUSE") continue;
      throw new ConfigError(explain(host, port, error as NodeJS.ErrnoException), { cause: error });
    }
  }
  throw new ConfigError(`Pages: no port from ${usualPort} up is free on ${host}. Free one.`);
}

function explain(host: string, port: number, error: NodeJS.ErrnoException) {
  if (error.code === "EADDRINUSE") {
    return `Pages: port ${port} on ${host} is in use. Free it, or give another port.`;
  }
  return `Pages: cannot listen on port ${port} of ${host} (${error.code}). Give another port or host.`;
}

function toUrlHost(host: string) {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

async function close(server: Server) {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
