import { once } from "node:events";
import { connect, createServer, type ServerHttp2Stream } from "node:http2";
import type { AddressInfo } from "node:net";
import { NativeConnection } from "@temporalio/worker";
import { afterAll, beforeAll, expect, test } from "vitest";
import { registerSearchAttributes } from "../../../workflows/observe/registerSearchAttributes.js";
import { smallRegion } from "../../support/smallRegion.js";
import { startServer, type Bench } from "../../support/temporal.js";

let bench: Bench;
let guarded: Awaited<ReturnType<typeof guard>>;

beforeAll(async () => {
  const region = await smallRegion({ months: 1 });
  bench = await startServer(region.config);
  guarded = await guard(bench.server.address);
});

afterAll(async () => {
  guarded.close();
  await bench.stop();
});

test("where a worker may not make them, it says so once and goes on", async () => {
  const messages: string[] = [];
  expect(await registerAt(guarded.address, messages)).toBe(false);
  expect(messages).toEqual([
    'Temporal does not know the search attributes WerkgebiedFeed, WerkgebiedSnapshot, WerkgebiedLibrary in "default", ' +
      "so runs cannot be found there by feed, snapshot or library. How to make them: docs/operations.md.",
  ]);
});

test("they are made where it may, and a second time changes nothing", async () => {
  const messages: string[] = [];
  expect(await registerAt(bench.server.address, messages)).toBe(true);
  expect(await registerAt(bench.server.address, messages)).toBe(true);
  expect(messages).toEqual([]);
});

test("once somebody has made them, a worker that may not is glad of them", async () => {
  const messages: string[] = [];
  expect(await registerAt(guarded.address, messages)).toBe(true);
  expect(messages).toEqual([]);
});

async function registerAt(address: string, messages: string[]): Promise<boolean> {
  const connection = await NativeConnection.connect({ address });
  try {
    return await registerSearchAttributes(connection, "default", (text) => messages.push(text));
  } finally {
    await connection.close();
  }
}

/** The same server, behind a door that lets nobody operate it, as Temporal Cloud does. */
async function guard(address: string) {
  const upstream = connect(`http://${address}`);
  const server = createServer();
  server.on("stream", (stream, headers) => {
    if (headers[":path"]?.startsWith("/temporal.api.operatorservice")) return deny(stream);
    const request = upstream.request({ ...headers, ":authority": address });
    let trailers = {};
    request.on("response", (answer) => stream.respond(answer, { waitForTrailers: true }));
    request.on("trailers", (last) => (trailers = last));
    stream.on("wantTrailers", () => stream.sendTrailers(trailers));
    stream.on("error", () => request.close());
    request.on("error", () => stream.close());
    stream.pipe(request).pipe(stream);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = () => {
    upstream.destroy();
    server.close();
  };
  return { address: `127.0.0.1:${port}`, close };
}

function deny(stream: ServerHttp2Stream): void {
  const status = { ":status": 200, "content-type": "application/grpc", "grpc-status": "7" };
  stream.respond({ ...status, "grpc-message": "Request unauthorized." }, { endStream: true });
}
