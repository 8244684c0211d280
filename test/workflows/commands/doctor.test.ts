import { mkdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { openWarehouse } from "../../../data/warehouse/database.js";
import { lookAtMachine } from "../../../workflows/cli/doctor/machine.js";
import { claim } from "../../../workflows/processFile.js";
import { runCli } from "../../support/cli.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";

interface Finding {
  check: string;
  state: string;
  text: string;
}

async function examine(region: SmallRegion, env: NodeJS.ProcessEnv = {}) {
  const args = ["doctor", "--json", "--config", region.config];
  const { code, output } = await runCli(args, { env: { TEMPORAL_ADDRESS: undefined, ...env } });
  const findings = JSON.parse(output) as Finding[];
  const of = (check: string) => {
    const found = findings.find((finding) => finding.check === check);
    return [found?.state, found?.text];
  };
  return { code, findings, of };
}

test("a workplace before and after its first refresh is well, and each feed is counted", async () => {
  const region = await smallRegion({ months: 3 });
  const before = await examine(region);
  expect(before.findings.filter(({ state }) => state === "wrong")).toEqual([]);
  expect(before.code).toBe(0);
  expect(before.of("feed members")).toEqual(["ok", "3 days, the newest 2024-03-01."]);
  expect(before.of("feed residents")).toEqual(["ok", "Its file is there."]);
  expect(before.of("warehouse")).toEqual(["warn", expect.stringContaining("first refresh")]);
  expect(before.of("publication")[0]).toBe("warn");
  await runCli(["refresh", "--config", region.config], { env: { TEMPORAL_ADDRESS: undefined } });
  const after = await examine(region);
  expect(after.code).toBe(0);
  expect(after.of("warehouse")).toEqual(["ok", "Can be opened."]);
  expect(after.of("publication")).toEqual(["ok", expect.stringMatching(/, \d+ minutes? old\.$/)]);
  expect(after.of("clock")[0]).toBe("ok");
  const { output } = await runCli(["doctor", "--config", region.config]);
  expect(output).toMatch(/^✓ Node\.js: Version /);
});

test("a configuration that is wrong is told, with what else can be seen", async () => {
  const region = await smallRegion();
  await writeFile(region.config, "export default { name: 1 }");
  const { code, of } = await examine(region);
  expect(code).toBe(1);
  expect(of("configuration")).toEqual([
    "wrong",
    expect.stringMatching(/^werkgebied\.config\.ts is not right:\n {2}name: /),
  ]);
  expect(of("Node.js")[0]).toBe("ok");
});

test("a key, a folder and a file that are missing are named", async () => {
  const region = await smallRegion();
  const text = await readFile(region.config, "utf8");
  await writeFile(
    region.config,
    text.replace('{ value: "nobody is real here" }', '{ env: "KEY_THAT_IS_NOT_THERE" }'),
  );
  await rm(path.join(region.folder, "data/inwoners.csv"));
  const found = await examine(region);
  expect(found.of("hash key")).toEqual(["wrong", expect.stringContaining("KEY_THAT_IS_NOT_THERE")]);
  expect(found.of("feed residents")).toEqual([
    "warn",
    "There is no file inwoners.csv yet. Deliver it, or correct the path.",
  ]);
  await rm(path.join(region.folder, "data"), { recursive: true });
  const without = await examine(region);
  expect(without.of("deliveries")).toEqual(["wrong", expect.stringContaining("ENOENT")]);
});

test("a var/ and a temporary folder that cannot be written are wrong", async () => {
  const region = await smallRegion({ months: 1 });
  await writeFile(region.var, "a file in its place");
  const { code, of } = await examine(region);
  expect(code).toBe(1);
  expect(of("var")).toEqual(["wrong", expect.stringContaining("ENOTDIR")]);
  vi.stubEnv("TMPDIR", region.config);
  const machine = await lookAtMachine();
  vi.unstubAllEnvs();
  expect(machine.find(({ check }) => check === "temporary files")).toMatchObject({
    state: "wrong",
    text: expect.stringContaining(`${region.config} cannot be written (ENOTDIR)`) as string,
  });
});

test("programs that are missing, and a cluster that does not answer, are told", async () => {
  const region = await smallRegion({ months: 1 });
  const named = await examine(region, { TEMPORAL_CLI_PATH: process.execPath });
  expect(named.of("Temporal")).toEqual(["wrong", expect.stringContaining(process.execPath)]);
  const cluster = await examine(region, { TEMPORAL_ADDRESS: "127.0.0.1:9" });
  expect(cluster.of("Temporal")).toEqual(["wrong", expect.stringContaining("127.0.0.1:9")]);
  const none = await examine(region, {
    HOME: region.folder,
    XDG_CACHE_HOME: region.folder,
    PATH: region.folder,
  });
  expect(none.of("Temporal")).toEqual(["warn", expect.stringContaining("TEMPORAL_CLI_PATH")]);
  expect(none.of("mkfifo")).toEqual(["wrong", expect.stringContaining("not on the PATH")]);
});

/** Whatever else runs on this machine may have some of them. */
async function occupyOne(ports: number[]): Promise<[Server, number]> {
  for (const port of ports) {
    const server = createServer().listen(port, "127.0.0.1");
    const isOurs = await once(server, "listening").then(
      () => true,
      () => false,
    );
    if (isOurs) return [server, port];
  }
  throw new Error(`None of the ports ${ports.join(", ")} is free.`);
}

test("a port that another program has is named", async () => {
  const region = await smallRegion({ months: 1 });
  const [server, port] = await occupyOne([7233, 8233, 3000]);
  const { of } = await examine(region);
  server.close();
  expect(of("ports")).toEqual(["warn", expect.stringContaining(String(port))]);
});

test("a warehouse is left alone where a worker has it, and told of where a stranger has", async () => {
  const region = await smallRegion({ months: 1 });
  const warehouse = await openWarehouse(region.var);
  const stranger = await examine(region);
  expect(stranger.of("warehouse")).toEqual([
    "wrong",
    `Process ${process.pid} has it open, and is not our worker. Stop that one.`,
  ]);
  const held = await claim(path.join(region.var, "worker.lock"));
  const worker = await examine(region);
  expect(worker.of("warehouse")).toEqual([
    "ok",
    `Process ${process.pid} is the worker and has it open.`,
  ]);
  if ("release" in held) held.release();
  warehouse.close();
  await writeFile(path.join(region.var, "warehouse.duckdb"), "not a database".repeat(1000));
  const broken = await examine(region);
  expect(broken.of("warehouse")).toEqual(["wrong", expect.stringContaining("Move it aside")]);
});

test("a clock that was set back, and leftovers of killed runs, are seen", async () => {
  const region = await smallRegion({ months: 1 });
  const folder = path.join(region.var, "landing/members/2024-01-01");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "rows.parquet.part"), "");
  const landed = path.join(folder, `${"0".repeat(64)}.parquet`);
  await writeFile(landed, "");
  const ahead = new Date(Date.now() + 3 * 86_400_000 + 60_000);
  await utimes(landed, ahead, ahead);
  const { code, of } = await examine(region);
  expect(code).toBe(1);
  expect(of("clock")).toEqual(["wrong", expect.stringContaining("3 days in the future")]);
  expect(of("leftovers")).toEqual([
    "warn",
    expect.stringContaining("1 unfinished: landing/members/2024-01-01/rows.parquet.part"),
  ]);
});
