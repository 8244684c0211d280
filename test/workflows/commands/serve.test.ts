import { once } from "node:events";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { runCli, startCli } from "../../support/cli.js";
import { freePort } from "../../support/ports.js";
import { smallRegion } from "../../support/smallRegion.js";

test.each([
  "www.library.example",
  "https://www.library.example/page",
  "https://www.library.example; script-src *",
  "*",
  "'self'",
  ",",
])(
  "a site that may frame pages is an address, and nothing that a header would misread: %s",
  async (site) => {
    const { code, output } = await runCli(["serve", "--embed-on", site]);
    expect(code).toBe(2);
    expect(output).toContain("Sites are written as https://www.library.example");
  },
);

test("several sites may frame pages", async () => {
  const sites = "https://www.library.example,http://*.intranet.example:8080";
  const config = "nowhere.config.ts";
  const { output } = await runCli(["serve", "--embed-on", sites, "--config", config]);
  expect(output).toContain(config);
  expect(output).not.toContain("Sites are written");
});

test("an edition is asked for by its library; of another the ones there are are told", async () => {
  const region = await smallRegion({ months: 1 });
  const refreshed = await runCli(["refresh", "--all", "--config", region.config], {
    env: { TEMPORAL_ADDRESS: undefined },
  });
  expect(refreshed.code, refreshed.output).toBe(0);
  const serve = (...rest: string[]) => ["serve", ...rest, "--config", region.config];
  const strange = await runCli(serve("--edition", "elders"));
  expect([strange.code, strange.output]).toEqual([
    1,
    expect.stringContaining('There is no edition of "elders". Those there are: proefbibliotheek.'),
  ]);
  expect(await indexServed(serve("--edition", "proefbibliotheek"))).toMatchObject({
    edition: { kind: "internal" },
  });
  expect(await indexServed(serve())).toMatchObject({ edition: { kind: "public" } });

  // As version 0.1 laid a publication out.
  const sites = path.join(region.var, "published/current/sites");
  await rm(path.join(sites, "internal"), { recursive: true });
  await rename(path.join(sites, "public"), path.join(sites, "internal"));
  const older = await runCli(serve());
  expect([older.code, older.output]).toEqual([
    1,
    expect.stringContaining("made before there were editions. Make a new one with"),
  ]);
});

/** What there is to choose from, at the address that the command tells. */
async function indexServed(args: string[]): Promise<unknown> {
  const child = startCli([...args, "--port", String(await freePort())]);
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  try {
    await expect.poll(() => output, { timeout: 60_000 }).toContain("http://");
    const [url] = /http:\S+/.exec(output) ?? [];
    return await (await fetch(`${url}data/index.json`)).json();
  } finally {
    child.kill("SIGINT");
    await once(child, "close");
  }
}
