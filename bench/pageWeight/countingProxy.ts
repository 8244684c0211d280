import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";

/** Stands between a browser and a server and counts what the server sends, to workers too. */
export interface CountingProxy {
  url: string;
  /** Since the last call. */
  bytes(): number;
  /** Once nothing came for some seconds. */
  untilQuiet(): Promise<void>;
  close(): void;
}

const QUIET = 2_000;

export async function startCountingProxy(target: string): Promise<CountingProxy> {
  const port = Number(new URL(target).port);
  let counted = 0;
  let last = performance.now();
  const server = createServer((reader) => {
    const site = connect(port, "127.0.0.1");
    reader.pipe(site).pipe(reader);
    site.on("data", ({ length }) => {
      counted += length;
      last = performance.now();
    });
    reader.on("error", () => site.destroy());
    site.on("error", () => reader.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    bytes() {
      const bytes = counted;
      counted = 0;
      return bytes;
    },
    async untilQuiet() {
      while (performance.now() - last < QUIET) await setTimeout(100);
    },
    close: () => void server.close(),
  };
}
