import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, Connection } from "@temporalio/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startOf } from "../../../workflows/cli/claim.js";
import { answers } from "../../../workflows/server/answers.js";
import { connectServer, type TemporalServer } from "../../../workflows/server/index.js";
import { freePort } from "../../support/ports.js";

const env = { ...process.env, TEMPORAL_ADDRESS: "" };

let varFolder: string;
let messages: string[];
/** Of their own: another server that starts meanwhile would take the usual ones. */
let ports: { port: number; uiPort: number };
const cleanUps: (() => unknown)[] = [];

beforeEach(async () => {
  ports = { port: await freePort(), uiPort: await freePort() };
  varFolder = realpathSync(mkdtempSync(path.join(tmpdir(), "werkgebied-keep-")));
  messages = [];
});

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function connectHere(): Promise<TemporalServer & { end: Promise<Error> }> {
  const onMessage = (text: string) => messages.push(text);
  const server = await connectServer({ varFolder, env, onMessage, ...ports });
  cleanUps.push(() => server.stop());
  const end = new Promise<Error>((resolve) => {
    server.keepRunning?.().catch(resolve);
  });
  return { ...server, end };
}

/** A process of its own that keeps the server running, as a command does. */
async function connectApart() {
  const index = new URL("../../../workflows/server/index.ts", import.meta.url).href;
  const script = `
    const { connectServer } = await import(${JSON.stringify(index)});
    const options = { ...${JSON.stringify({ varFolder, ...ports })}, onMessage() {} };
    const server = await connectServer(options);
    console.log(server.address);
    process.once("SIGTERM", () => server.stop().then(() => process.exit()));
    setInterval(() => {}, 1000);
    await server.keepRunning();`;
  const args = ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  cleanUps.push(() => child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

async function clientOf({ address }: TemporalServer): Promise<Client> {
  const connection = await Connection.connect({ address });
  cleanUps.push(() => connection.close());
  return new Client({ connection });
}

function pidOf(): number {
  return JSON.parse(readFileSync(path.join(varFolder, "temporal.json"), "utf8")).pid;
}

async function killServer(): Promise<void> {
  process.kill(pidOf(), "SIGKILL");
}

async function until(is: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) if (await is()) return;
  throw new Error(`Not within 30 s: ${what}`);
}

async function untilAnotherAnswers(pid: number, address: string): Promise<void> {
  const isThere = () => existsSync(path.join(varFolder, "temporal.json")) && pidOf() !== pid;
  await until(async () => isThere() && (await answers(address)), "another server answers");
}

test("a server that is killed is started again where it was, with what it knew", async () => {
  const server = await connectHere();
  const client = await clientOf(server);
  await client.workflow.start("waits", { workflowId: "waits", taskQueue: "nobody" });
  const pid = pidOf();
  await killServer();
  await untilAnotherAnswers(pid, server.address);
  await until(() => messages.length > 0, "a sentence");
  expect((await client.workflow.getHandle("waits").describe()).status.name).toBe("RUNNING");
  expect(messages).toEqual([
    `Temporal had ended by itself, and was started again at ${server.address}; the work goes on.`,
  ]);
  const again = pidOf();
  await server.stop();
  expect(startOf(again)).toBeNull();
  expect(existsSync(path.join(varFolder, "temporal.lock"))).toBe(false);
});

test("one that was stopped stays so", async () => {
  const server = await connectHere();
  await server.stop();
  await sleep(1_500);
  expect(await answers(server.address)).toBe(false);
  expect(messages).toEqual([]);
});

test("one that ends again and again is given up, with a sentence", async () => {
  const server = await connectHere();
  for (let kill = 1; kill <= 6; kill++) {
    const pid = pidOf();
    await killServer();
    if (kill < 6) await untilAnotherAnswers(pid, server.address);
    if (kill < 6) await until(() => messages.length === kill, "a sentence");
  }
  const error = await server.end;
  expect(error.name).toBe("ConfigError");
  expect(error.message).toMatch(/^Temporal: its server has ended 6 times within ten minutes\./);
});

test("the server of another process is left to that process while it lives", async () => {
  const child = await connectApart();
  const server = await connectHere();
  const pid = pidOf();
  await killServer();
  await untilAnotherAnswers(pid, server.address);
  await sleep(1_000);
  const again = pidOf();
  await server.stop();
  expect(startOf(again)).not.toBeNull();
  expect(messages).toEqual([]);
  child.kill("SIGTERM");
  await once(child, "close");
  expect(startOf(again)).toBeNull();
});

test("where that process was killed with it, the server is taken over", async () => {
  const child = await connectApart();
  const server = await connectHere();
  const pid = pidOf();
  child.kill("SIGKILL");
  await killServer();
  await untilAnotherAnswers(pid, server.address);
  await until(() => messages.length > 0, "a sentence");
  expect(messages).toEqual([
    `The process that ran Temporal is gone: this one runs it now, at ${server.address}.`,
  ]);
  const again = pidOf();
  await server.stop();
  expect(startOf(again)).toBeNull();
});

test("where that process ended as it should, the server is taken over too", async () => {
  const child = await connectApart();
  const server = await connectHere();
  const pid = pidOf();
  child.kill("SIGTERM");
  await untilAnotherAnswers(pid, server.address);
  await until(() => messages.length > 0, "a sentence");
  expect(messages[0]).toContain("this one runs it now");
});
