import { once } from "node:events";
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { apart } from "../reliability/crash/crashRegion.js";
import { startCli } from "../support/cli.js";
import { freePort } from "../support/ports.js";
import { report } from "../support/report.js";
import { startServer } from "../support/temporal.js";
import { startHook } from "../workflows/notify/servers.js";
import { aMonth } from "./aMonth.js";
import { historiesOf } from "./histories.js";
import { plantedRegion, type Planted } from "./planted.js";
import { layersIn, layersOf, type Layer } from "./search/layers.js";
import { createSearch, type Searched } from "./search/search.js";

let planted: Planted;
/** What was said, by where it was said. */
const said: Record<string, Layer[]> = {};
let refusals: Record<string, string>;
const records: Searched[] = [];

// What docs/privacy.md is made from.
afterAll(() => report("search", records, "privacy"));

test("known people are planted, and all is done that a team does in a month", async () => {
  const hook = await startHook();
  planted = await plantedRegion(hook.url);
  const { region } = planted;
  const bench = await startServer(region.config);
  const address = `127.0.0.1:${await freePort()}`;
  const env = {
    ...(await apart(region, bench.server.address)),
    WERKGEBIED_METRICS: address,
    WERKGEBIED_LOG: "json",
    WERKGEBIED_LOG_LEVEL: "trace",
  };
  const worker = startCli(["worker", "--config", region.config], { env });
  let log = "";
  for (const stream of [worker.stdout, worker.stderr]) {
    stream?.on("data", (chunk: Buffer) => (log += chunk.toString()));
  }
  try {
    await expect.poll(() => log, { timeout: 60_000 }).toContain("Working for");
    await mkdir(path.join(region.folder, "out"));
    const done = await aMonth(planted, env);
    refusals = done.refusals;
    said.commands = done.told;
    const metrics = await fetch(`http://${address}/metrics`);
    said.metrics = [{ place: "metrics", bytes: Buffer.from(await metrics.text()) }];
    said.histories = await historiesOf(bench.client);
  } finally {
    worker.kill("SIGTERM");
    await once(worker, "close");
    await bench.stop();
  }
  said.logs = [{ place: "worker", bytes: Buffer.from(log) }];
  said.notifications = hook.posts.map(({ body, headers }, nth) => ({
    place: `message ${nth}`,
    bytes: Buffer.from(JSON.stringify([headers, body])),
  }));
  expect(hook.posts.map(({ body }) => body.event)).toContain("incomplete");
});

test("each delivery was refused for the reason for which it was planted", () => {
  expect(refusals).toEqual({
    headless: expect.stringContaining("nor can the first line be recognised"),
    people_for_names: expect.stringContaining(
      'there is no column "vestiging". The columns are: pas',
    ),
    people_among_names: expect.stringContaining("has fewer values than the header has columns"),
    run_together: expect.stringContaining('there is no column "jaar"'),
    undeclared: expect.stringContaining('column "naam" looks like names of people, by its name'),
    by_name: expect.stringContaining('column "naam", taken for branch, looks like names'),
    by_value: expect.stringContaining('column "bereik", taken for branch, looks like telephone'),
    own: expect.stringContaining('column "straat", taken for branch, looks like something that'),
    half: expect.stringContaining("cut off or damaged"),
    open: expect.stringContaining("the quotation mark that opens on line 6 is "),
    cast: expect.stringContaining("cannot be read as a table (Conversion Error)"),
    joined: expect.stringContaining("The rows cannot be kept (Conversion Error)"),
    all_wrong: expect.stringContaining("5 of 5 rows do not keep the contract"),
    packed: expect.stringContaining("cannot be read as a table (Conversion Error)"),
  });
});

async function recorded(where: string, layers: AsyncIterable<Layer> | Iterable<Layer>) {
  const searched = await createSearch(planted.people)(where, layers);
  if (where !== "deliveries") records.push(searched);
  expect(searched.texts).toBeGreaterThan(0);
  return searched.found;
}

test("the search finds everybody, by every value, in what was delivered", async () => {
  const found = await recorded("deliveries", layersIn(path.join(planted.region.folder, "data")));
  const values = new Set(found.map(({ value }) => value));
  const missed = planted.people
    .flatMap((one) => Object.values(one))
    .filter((one) => !values.has(one));
  expect(missed).toEqual([]);
  expect(values.size).toBe(planted.people.length * 7);
});

test.each(["commands", "metrics", "histories", "logs", "notifications"])(
  "nobody is found in the %s",
  async (where) => expect(await recorded(where, said[where] ?? [])).toEqual([]),
);

test("nobody is found in any file under var/, nor in backups, exports and temporary files", async () => {
  const { folder, var: varFolder } = planted.region;
  for (const name of (await readdir(varFolder)).sort()) {
    expect(await recorded(`var/${name}`, layersAt(path.join(varFolder, name))), name).toEqual([]);
  }
  expect(records.map(({ where }) => where)).toEqual(
    expect.arrayContaining(
      ["landing", "warehouse.duckdb", "ledger", "published", "temporal.db"].map(
        (one) => `var/${one}`,
      ),
    ),
  );
  for (const name of ["out", "tmp"]) {
    expect(await recorded(name, layersIn(path.join(folder, name))), name).toEqual([]);
  }
});

async function* layersAt(place: string): AsyncGenerator<Layer> {
  if ((await stat(place)).isDirectory()) yield* layersIn(place);
  else yield* layersOf(path.basename(place), await readFile(place));
}
