import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Connection } from "@temporalio/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startOf } from "../../workflows/cli/claim.js";
import { cacheFolder, findInstalled } from "../../workflows/server/binary.js";
import { connectServer, type TemporalServer } from "../../workflows/server/index.js";

const env = process.env;
const binary = await findInstalled({ env, cache: cacheFolder(env) });
const canStart = binary !== null || env.CI === "true";
if (!canStart) {
  console.warn(
    "The tests that start Temporal are skipped: its program is not on this machine, and CI is not true.",
  );
}

let varFolder: string;
let messages: string[];
const cleanUps: (() => unknown)[] = [];

beforeEach(() => {
  varFolder = realpathSync(mkdtempSync(join(tmpdir(), "werkgebied-server-")));
  messages = [];
});

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  rmSync(varFolder, { recursive: true, force: true });
});

async function connectHere(options: { port?: number; uiPort?: number } = {}) {
  const onMessage = (text: string) => messages.push(text);
  const server = await connectServer({ varFolder, onMessage, env: withoutCluster(), ...options });
  cleanUps.push(() => server.stop());
  return server;
}

function withoutCluster(): NodeJS.ProcessEnv {
  return { ...env, TEMPORAL_ADDRESS: "" };
}

function readState() {
  return JSON.parse(readFileSync(join(varFolder, "temporal.json"), "utf8"));
}

/** A process that has ended but whose end nobody has asked for yet is not alive. */
function isAlive(pid: number) {
  return startOf(pid) !== null;
}

async function occupy(port: number): Promise<Server> {
  const server = createServer().listen(port, "127.0.0.1");
  // Somebody else's server on that port will do as well.
  await Promise.race([once(server, "listening"), once(server, "error")]).catch(() => {});
  cleanUps.push(() => server.close());
  return server;
}

async function portOf(server: Server) {
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The server does not listen.");
  return address.port;
}

async function describeDefault(server: TemporalServer) {
  const { address, tls, apiKey } = server;
  const connection = await Connection.connect({ address, tls, apiKey });
  try {
    const { namespace } = server;
    return await connection.workflowService.describeNamespace({ namespace });
  } finally {
    await connection.close();
  }
}

/** Runs code in a process of its own, as a command does. */
function runApart(code: string, environment: NodeJS.ProcessEnv = withoutCluster()) {
  const index = JSON.stringify(new URL("../../workflows/server/index.ts", import.meta.url).href);
  const script = `const { connectServer } = await import(${index});\n${code}`;
  const args = ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script];
  const child = spawn(process.execPath, args, {
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  cleanUps.push(() => child.kill("SIGKILL"));
  return child;
}

async function startApart() {
  const child = runApart(
    `const server = await connectServer({ varFolder: ${JSON.stringify(varFolder)}, onMessage() {} });
     console.log(server.address);
     setInterval(() => {}, 1000);`,
  );
  const [address] = await once(child.stdout, "data");
  return { child, address: String(address).trim() };
}

async function killHard(child: ReturnType<typeof spawn>) {
  child.kill("SIGKILL");
  await once(child, "close");
}

describe.skipIf(!canStart)(
  "a server of our own",
  { timeout: canStart && !binary ? 300_000 : 60_000 },
  () => {
    test("starts, answers, shows its pages and stops", async () => {
      const server = await connectHere();
      const { pid, address, uiUrl } = readState();
      expect({ address, uiUrl }).toEqual({ address: server.address, uiUrl: server.uiUrl });
      expect((await describeDefault(server)).namespaceInfo?.name).toBe("default");
      const page = await fetch(server.uiUrl ?? "");
      expect(page.status).toBe(200);
      expect(page.headers.get("content-type")).toContain("text/html");
      await server.stop();
      expect(isAlive(pid)).toBe(false);
      expect(existsSync(join(varFolder, "temporal.json"))).toBe(false);
      expect(existsSync(join(varFolder, "temporal.lock"))).toBe(false);
      expect(existsSync(join(varFolder, "temporal.db"))).toBe(true);
    });

    test("takes the next free ports where the usual are in use, and says so", async () => {
      await occupy(7233);
      const server = await connectHere();
      expect(server.address).toMatch(/^127\.0\.0\.1:\d+$/);
      expect(server.address).not.toBe("127.0.0.1:7233");
      expect(messages.join()).toMatch(/usual ports of Temporal are in use; this one has 72\d\d/);
    });

    test("three that start at once get three servers", async () => {
      const folders = ["one", "two", "three"].map((name) => join(varFolder, name));
      const servers = await Promise.all(
        folders.map((folder) =>
          connectServer({ varFolder: folder, onMessage: () => {}, env: withoutCluster() }),
        ),
      );
      cleanUps.push(...servers.map((server) => () => server.stop()));
      expect(new Set(servers.map((server) => server.address)).size).toBe(3);
    });

    test("refuses a port that was asked for and is in use", async () => {
      const port = await portOf(await occupy(0));
      await expect(connectHere({ port })).rejects.toThrow(
        `Temporal: port ${port} on 127.0.0.1 is in use.`,
      );
      expect(existsSync(join(varFolder, "temporal.lock"))).toBe(false);
    });

    test("is used again, and then stopped, after the process that started it was killed", async () => {
      const { child, address } = await startApart();
      await killHard(child);
      const { pid } = readState();
      expect(isAlive(pid)).toBe(true);
      const server = await connectHere();
      expect(server.address).toBe(address);
      expect(readState().pid).toBe(pid);
      expect(messages).toEqual([`Temporal still runs at ${address}; it is used again.`]);
      await server.stop();
      expect(isAlive(pid)).toBe(false);
    });

    test("is shared with the living process that started it, which alone stops it", async () => {
      const { child, address } = await startApart();
      const { pid } = readState();
      const server = await connectHere();
      expect(server.address).toBe(address);
      await server.stop();
      expect(isAlive(pid)).toBe(true);
      await expect(connectHere({ port: 1 })).rejects.toThrow(`process ${child.pid} runs it`);
      await killHard(child);
      await (await connectHere()).stop();
      expect(isAlive(pid)).toBe(false);
    });

    test("keeps its hands off a stranger that got the number of a server long gone", async () => {
      const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
      cleanUps.push(() => stranger.kill("SIGKILL"));
      const state = { pid: stranger.pid, address: "127.0.0.1:1", uiUrl: "http://127.0.0.1:2" };
      writeFileSync(join(varFolder, "temporal.json"), JSON.stringify(state));
      const server = await connectHere();
      expect(readState().pid).not.toBe(stranger.pid);
      await server.stop();
      expect(isAlive(stranger.pid ?? 0)).toBe(true);
    });

    test("that cannot start says so with the end of its log", async () => {
      writeFileSync(join(varFolder, "temporal.db"), "This is not a database.".repeat(100));
      const failed = connectHere();
      await expect(failed).rejects.toThrow(/^Temporal \(.+\): ended as soon as it was started\./);
      await expect(failed).rejects.toThrow(/temporal\.log:\n.*not a database/s);
      expect(existsSync(join(varFolder, "temporal.json"))).toBe(false);
    });
  },
);

test("without a program and a network, each of the four ways is listed with its reason", async () => {
  const nowhere = "http://127.0.0.1:9";
  const child = runApart(
    `await connectServer({ varFolder: ${JSON.stringify(varFolder)}, onMessage() {} })
       .catch((error) => console.log(error.name + ": " + error.message));`,
    {
      HOME: varFolder,
      XDG_CACHE_HOME: join(varFolder, "cache"),
      PATH: varFolder,
      HTTPS_PROXY: nowhere,
      HTTP_PROXY: nowhere,
    },
  );
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
  await once(child, "close");
  expect(output).toMatch(/^ConfigError: Temporal: its server is not on this machine/);
  expect(output).toContain("1. the program that TEMPORAL_CLI_PATH names: it is not set.");
  expect(output).toContain("2. `temporal` on the PATH: not found, nor in ");
  expect(output).toMatch(/3\. the download of Temporal's SDK: it failed \(.+\)\./);
  expect(output).toContain("4. building it with Go: Go is not on the PATH.");
  expect(output).toContain("or set TEMPORAL_ADDRESS to a cluster that runs.");
}, 60_000);

test("a TEMPORAL_CLI_PATH that is no program of Temporal is refused", async () => {
  const environment = { ...withoutCluster(), TEMPORAL_CLI_PATH: process.execPath };
  const refused = connectServer({ varFolder, env: environment, onMessage() {} });
  await expect(refused).rejects.toThrow(`TEMPORAL_CLI_PATH names ${process.execPath}`);
});

test("a cluster that does not answer is named", async () => {
  const environment = { ...env, TEMPORAL_ADDRESS: "127.0.0.1:9" };
  const unreachable = connectServer({ varFolder, env: environment, onMessage() {} });
  await expect(unreachable).rejects.toThrow(
    /^Temporal at 127\.0\.0\.1:9, named by TEMPORAL_ADDRESS: does not answer \(.+\)\./,
  );
}, 30_000);

test.skipIf(!canStart)(
  "a cluster is used with its namespace, and left running",
  async () => {
    const own = await connectHere();
    const environment = { ...env, TEMPORAL_ADDRESS: own.address, TEMPORAL_UI_URL: own.uiUrl ?? "" };
    const cluster = await connectServer({ varFolder, env: environment, onMessage() {} });
    expect(cluster).toMatchObject({ address: own.address, namespace: "default", uiUrl: own.uiUrl });
    await cluster.stop();
    expect(isAlive(readState().pid)).toBe(true);
    const elsewhere = { ...environment, TEMPORAL_NAMESPACE: "elsewhere" };
    await expect(connectServer({ varFolder, env: elsewhere, onMessage() {} })).rejects.toThrow(
      `Temporal at ${own.address}: there is no namespace "elsewhere".`,
    );
  },
  60_000,
);
