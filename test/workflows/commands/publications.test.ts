import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { runCli, startCli } from "../../support/cli.js";
import { freePort } from "../../support/ports.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";

const env = { TEMPORAL_ADDRESS: undefined };

let region: SmallRegion;

function run(...args: string[]) {
  return runCli([...args, "--config", region.config], { env });
}

beforeAll(async () => {
  region = await smallRegion({ months: 1, empty: ["2024-09-01"] });
});

test("before anything is published each command says so in a sentence", async () => {
  expect((await run("publications")).output).toBe("Nothing was published yet.\n");
  for (const args of [["rollback"], ["sql"], ["serve"], ["publications", "current"]]) {
    const { code, output } = await run(...args);
    expect(code).toBe(1);
    expect(output).toMatch(/^\nNothing was published yet.*werkgebied refresh\n$/);
  }
});

test("a publication is shown with its feeds, its refusals and what differs from the one before", async () => {
  await run("refresh", "--all");
  const late = path.join(region.folder, "data/leden_2024-02-01.csv");
  await writeFile(late, await readFile(path.join(region.folder, "data/leden_2024-01-01.csv")));
  await run("refresh", "--all");
  const { code, output } = await run("publications", "current");
  expect(code, output).toBe(0);
  expect(output).toMatch(/^\d{8}T\d{6}Z-[0-9a-f]{12} {2}\(current\)\n/);
  expect(output).toMatch(/members +2 +2024-01-01 +2024-02-01 +120\n/);
  expect(output).toMatch(/Refused: members 2024-09-01: The file has a header and no rows/);
  expect(output).toContain("Inputs added (1): members 2024-02-01");
  expect(output).toMatch(/Marts with other rows \(\d+\): .*membership_profile/);
  const wrong = await run("publications", "nope");
  expect([wrong.code, wrong.output]).toEqual([
    1,
    expect.stringContaining('There is no one publication "nope". Those there are: '),
  ]);
});

test("serve shows the current publication until it is stopped", async () => {
  const port = await freePort();
  const child = startCli(["serve", "--config", region.config, "--port", String(port)], { env });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await new Promise((resolve) => child.stdout?.once("data", resolve));
  const index = await fetch(`http://127.0.0.1:${port}/data/index.json`);
  expect(((await index.json()) as { region: string }).region).toBe("Proefgebied");
  child.kill("SIGINT");
  expect(await ended).toBe(0);
});

test.each([
  [
    "a library's own edition",
    ["--edition", "proefbibliotheek"],
    /^Warning: this is the edition of/,
  ],
  ["the edition for all", [], /^$/],
])("where the whole network can read, serve warns of %s or need not", async (_, more, warning) => {
  const args = ["serve", "--config", region.config, "--port", String(await freePort()), ...more];
  const child = startCli([...args, "--host", "0.0.0.0"], { env });
  let told = "";
  child.stderr?.on("data", (text) => (told += String(text)));
  const ended = new Promise((resolve) => child.once("close", resolve));
  await new Promise((resolve) => child.stdout?.once("data", resolve));
  child.kill("SIGTERM");
  await ended;
  expect(told).toMatch(warning);
});
