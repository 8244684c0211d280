import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { withConnection } from "../../../workflows/cli/connect.js";
import { runCli } from "../../support/cli.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";
import { startServer, type Bench } from "../../support/temporal.js";

const ID = "werkgebied-proefgebied-members";

let region: SmallRegion;
let bench: Bench;

beforeAll(async () => {
  const schedule = { cron: "0 5 1 * *", timeZone: "Europe/Amsterdam" };
  region = await smallRegion({ months: 3, feed: { schedule } });
  bench = await startServer(region.config);
});

afterAll(() => bench.stop());

async function run(...args: string[]) {
  return runCli(["schedule", ...args, "--config", region.config], {
    env: { TEMPORAL_ADDRESS: undefined, NO_COLOR: "1" },
  });
}

async function done(...args: string[]) {
  const { code, output } = await run(...args);
  expect(code, output).toBe(0);
  return output;
}

async function asked(...args: string[]) {
  return JSON.parse(await done(...args, "--json"));
}

test("before it is applied, the schedule is shown as missing, and --check says so to programs", async () => {
  expect(await done("diff")).toMatch(/create +members +day 1 at 05:00, Europe\/Amsterdam\n/);
  expect((await run("diff", "--check")).code).toBe(1);
  expect(await done("list")).toContain("not in Temporal yet: schedule apply");
  const { code, output } = await run("pause", "members");
  expect([code, output.trim()]).toEqual([
    1,
    "The schedule of members is not in Temporal yet. Make it with: werkgebied schedule apply.",
  ]);
});

test("apply makes it, and a second time changes nothing", async () => {
  expect(await done("apply")).toContain("1 created, 0 updated, 0 deleted, 0 unchanged");
  expect(await asked("apply")).toMatchObject([
    { feed: "members", id: ID, status: "unchanged", changes: [] },
  ]);
  expect((await run("diff", "--check")).code).toBe(0);
});

test("a command uses the server that runs, and leaves it running", async () => {
  vi.stubEnv("TEMPORAL_ADDRESS", undefined);
  const used = await withConnection({ config: region.config }, async ({ server, workplace }) => [
    server.address,
    workplace.varFolder,
  ]);
  vi.unstubAllEnvs();
  expect(used).toEqual([bench.server.address, region.var]);
  const found = await bench.client.schedule.getHandle(ID).describe();
  expect(found.action.taskQueue).toBe("werkgebied-proefgebied");
});

test.each([
  ["pause", "leden"],
  ["trigger", "leden"],
  ["backfill", "leden", "--from", "2024-01-01", "--to", "2024-02-01"],
])("of an unknown feed, %s says which there are", async (...args) => {
  const { code, output } = await run(...args);
  expect(code).toBe(1);
  expect(output).toContain('There is no feed "leden". Those with a schedule are: members.');
});

test("of a feed without a schedule, it is said how to give it one", async () => {
  const { code, output } = await run("trigger", "residents");
  expect([code, output.trim()]).toEqual([
    1,
    'feeds.residents has no schedule. Those that have one: members. Give it one, such as schedule: { cron: "0 5 * * 1" }, and run: werkgebied schedule apply.',
  ]);
});

test("where one of several feeds is wrong, none is paused", async () => {
  expect((await run("pause", "members", "leden")).code).toBe(1);
  expect(await asked("list")).toMatchObject([{ isPaused: false }]);
});

test("a pause is shown with its reason, until it is resumed", async () => {
  expect(await done("pause", "members", "--because", "new system")).toBe("Paused: members\n");
  expect(await asked("list")).toMatchObject([{ isPaused: true, note: "new system", next: [] }]);
  expect(await done("list")).toMatch(/members .* paused .* new system\n/);
  await done("resume", "members");
  const [{ isPaused, next }] = await asked("list");
  expect([isPaused, next.length]).toEqual([false, 3]);
  for (const moment of next) expect(moment).toMatch(/^\d{4}-\d{2}-01T0[34]:00:00\.000Z$/);
});

test("a run now has its id told, and that it waits for a worker", async () => {
  const output = await done("trigger", "members");
  expect(output).toContain("No worker is there");
  const [id = ""] = output.match(/werkgebied-proefgebied-refresh-members-\S+/) ?? [];
  expect(await asked("list")).toMatchObject([{ last: { id, outcome: "running" } }]);
  await bench.client.workflow.getHandle(id).terminate();
  expect(await done("list")).toMatch(/members .* \d{4}-\d{2}-\d{2} \d{2}:\d{2} terminated/);
});

test("a backfill has nothing to do where nothing was due, and wants its days in order", async () => {
  const idle = await run("backfill", "members", "--from", "2024-01-02", "--to", "2024-01-31");
  expect([idle.code, idle.output.trim()]).toEqual([
    1,
    "members, 2024-01-02 to 2024-01-31: nothing is due, for the schedule is day 1 at 05:00. Choose other days.",
  ]);
  const turned = await run("backfill", "members", "--from", "2024-02-01", "--to", "2024-01-01");
  expect(turned.output).toContain("--from 2024-02-01 comes after --to 2024-01-01.");
  expect((await run("backfill", "members", "--from", "2024-02-01")).code).toBe(2);
  const long = await run("backfill", "members", "--from", "1900-01-01", "--to", "2100-12-31");
  expect(long.output).toContain("more than 900 runs are due");
});

test("a backfill wants the schedule to be applied as the configuration has it", async () => {
  const text = await readFile(region.config, "utf8");
  await writeFile(region.config, text.replace("0 5 1 * *", "0 6 1 * *"));
  const { code, output } = await run(
    "backfill",
    "members",
    "--from",
    "2024-02-01",
    "--to",
    "2024-02-01",
  );
  await writeFile(region.config, text);
  expect([code, output.trim()]).toEqual([
    1,
    "members: Temporal still has another schedule than the configuration (when: day 1 at 05:00 -> day 1 at 06:00). Run first: werkgebied schedule apply.",
  ]);
});

test("a backfill tells the day whose file is not there, and takes in the others", async () => {
  const { code, output } = await run(
    ...["backfill", "members", "--from", "2024-03-01", "--to", "2024-04-01", "--json"],
  );
  expect(code, output).toBe(3);
  const { runs } = JSON.parse(output.slice(output.indexOf("{\n")));
  expect(runs).toMatchObject([
    { day: "2024-03-01", outcome: "loaded", rowsLoaded: 62, message: null },
    { day: "2024-04-01", outcome: "failed", message: expect.stringContaining("there is no file") },
  ]);
});

test("a feed that is taken out of the configuration can still be paused, and goes by apply", async () => {
  const text = await readFile(region.config, "utf8");
  await writeFile(region.config, text.replace(/"schedule":\{[^}]*\}/, '"credit":"x"'));
  expect(await done("list")).toContain("no longer in the configuration: schedule apply");
  await done("pause", "members");
  expect(await done("diff")).toMatch(/delete +members/);
  expect(await done("apply")).toContain("1 deleted");
  expect(await done("list")).toContain("No feed has a schedule, and there is none in Temporal.");
  await writeFile(region.config, text);
});

test("delete asks for feeds or for all, and tells what will make them again", async () => {
  await done("apply");
  expect((await run("delete")).code).toBe(2);
  expect((await run("delete", "members", "--all")).code).toBe(2);
  expect(await done("delete", "--all")).toBe(
    "Deleted: members\nWhat the configuration still has, `apply`, `up` and `worker` make again.\n",
  );
  expect(await asked("diff")).toMatchObject([{ feed: "members", status: "create" }]);
});
