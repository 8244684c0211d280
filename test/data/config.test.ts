import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { loadConfig, validateConfig } from "../../data/loadConfig.js";
import { givenConfig as config, givenFeed as feed } from "./givenConfig.js";
import { failureOf } from "./place.js";

function refuse(value: unknown): string {
  try {
    validateConfig(value, "/ergens/werkgebied.config.ts");
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
  throw new Error("Nothing went wrong.");
}

describe("what is wrong in a configuration", () => {
  test.each([
    ["name", { name: 3 }, '"Bibliotheken in het Rivierengebied"'],
    ["language", { language: "fr" }, '"nl"'],
    ["timeZone", { timeZone: 1 }, '"Europe/Amsterdam"'],
    ["data", { data: 1 }, '"."'],
    ["segmentation", { segmentation: undefined }, '"mosaic@2019"'],
    ["basis", { basis: [] }, '["households"]'],
    ["assignment", { assignment: "all" }, '"shared"'],
    ["suppressed", { suppressed: 0 }, '"zero"'],
    ["memberDefinition", { memberDefinition: undefined }, '{ nl: "text", en: "text" }'],
    ["memberDefinition.en", { memberDefinition: { nl: "Leden" } }, '"text"'],
    ["leaveOutCategories", { leaveOutCategories: "School" }, "[]"],
    ["peers", { peers: {} }, '{ large: ["Bibliotheek Merwedal", "Bibliotheek Oeverland"] }'],
    ["peers.klein", { peers: { klein: [] } }, '{ large: ["Bibliotheek Merwedal"'],
    ["figures.leastPeers", { figures: { leastPeers: 0 } }, "5"],
    ["hashKey", { hashKey: "geheim" }, '{"env":"WERKGEBIED_HASH_KEY"}'],
    ["demonstration.seed", { demonstration: { seed: "x" } }, "1"],
    ["feeds", { feeds: undefined }, '{ name: { source: "members", file:'],
  ])("is told by its key, with an example: %s", (key, change, example) => {
    const message = refuse({ ...config, ...change });
    expect(message).toContain(`ConfigError: werkgebied.config.ts is not right:\n  ${key}: `);
    expect(message).toContain(`Example: ${example}`);
  });

  test.each([
    ["source", { source: "leden" }, '"members"'],
    ["file", { file: { pad: "x" } }, '"members/members_{yyyy}-{mm}-{dd}.csv"'],
    ["columns.member_id", { columns: { member_id: 3 } }, '"lsoa_code"'],
    ["snapshotDate", { snapshotDate: "31-01-2026" }, '"2026-01-31"'],
    ["dateFormats", { dateFormats: "%Y" }, '["%Y-%m-%d"]'],
    ["decimal", { decimal: ";" }, '"."'],
    ["maxRejected", { maxRejected: 10 }, "0.1"],
    ["schedule.cron", { schedule: { cron: "maandag" } }, '{ cron: "0 5 * * 1", timeZone:'],
  ])("is told by its feed and key, with an example: %s", (key, change, example) => {
    const message = refuse({ ...config, feeds: { leden: { ...feed, ...change } } });
    expect(message).toContain(`\n  feeds.leden.${key}: `);
    expect(message).toContain(`Example: ${example}`);
  });

  test.each([
    ["maxDrop", { maxDrop: 20 }, "{ maxDrop: 0.2, minMatchRate: 0.9"],
    ["maxAge", { maxAge: 0.5 }, "1"],
    ["warnOnly.0", { warnOnly: ["maxFall"] }, '["maxAge"]'],
    ["controlTotal.feed", { controlTotal: {} }, '"totals"'],
  ])("of a quality gate is told, with an example: %s", (key, gate, example) => {
    const message = refuse({ ...config, feeds: { leden: { ...feed, gate } } });
    expect(message).toContain(`\n  feeds.leden.gate.${key}: `);
    expect(message).toContain(`Example: ${example}`);
  });

  test("a control total must be another feed of its own source", () => {
    const gate = { controlTotal: { feed: "telling" } };
    const feeds = (telling?: object) => ({ leden: { ...feed, gate }, ...(telling && { telling }) });
    expect(refuse({ ...config, feeds: feeds() })).toBe(
      'ConfigError: feeds.leden.gate.controlTotal.feed: there is no feed "telling". Make a feed of source control_totals.',
    );
    const totals = {
      source: "control_totals",
      file: "t.csv",
      columns: { library: "b", member_count: "n" },
    };
    expect(refuse({ ...config, feeds: { ...feeds(feed), totalen: totals } })).toBe(
      'ConfigError: feeds.leden.gate.controlTotal.feed: "telling" has another source than control_totals. Name one of: totalen.',
    );
    expect(validateConfig({ ...config, feeds: feeds(totals) }, "x").name).toBe("Proef");
  });

  test("a library is a peer in one group, by whatever name", () => {
    const peers = {
      groot: ["Bibliotheek Oever", "B"],
      klein: ["b", "bibliotheek-oever", "C", "C"],
    };
    const message = refuse({ ...config, peers });
    expect(message).toContain(
      '\n  peers.klein: "bibliotheek-oever" stands in group "groot" too; a library is in one group.',
    );
    expect(message.split("\n")).toHaveLength(3);
    peers.klein = ["C", "c"];
    expect(validateConfig({ ...config, peers }, "x").peers).toEqual(peers);
  });

  const mail = { host: "mail", from: "a@example.org", to: ["b@example.org"] };
  test.each([
    ["notify.on.0", { on: ["succeeded"] }, '["failed","held","incomplete"]'],
    ["notify.webhook.url", { webhook: { url: "chat" } }, '"https://chat.example.org/hook"'],
    ["notify.webhook.url", { webhook: { url: "file:///etc" } }, '"https://chat.example.org/hook"'],
    ["notify.webhook.authorization", { webhook: { url: "http://a", authorization: "x" } }, "{ env"],
    ["notify.mail.port", { mail: { ...mail, port: 0 } }, "587"],
    ["notify.mail.to", { mail: { ...mail, to: "b" } }, '["data@example.org"]'],
    ["notify.mail.password", { mail: { ...mail, user: "a", password: "geheim" } }, "{ env"],
    ["notify.mail", { mail: { ...mail, user: "a" } }, "{ host:"],
  ])("of the messages is told, with an example: %s", (key, notify, example) => {
    const message = refuse({ ...config, notify });
    expect(message).toContain(`\n  ${key}: `);
    expect(message).toContain(`Example: ${example}`);
  });

  test("a feed needs a file with columns, or files with SQL", () => {
    const message = refuse({ ...config, feeds: { leden: { source: "members" } } });
    expect(message).toContain(
      "feeds.leden: needs `file` with `columns`, or `files` with `select`.",
    );
    expect(message).toContain("Example: { source:");
  });

  test("a key that nobody knows is told", () => {
    expect(refuse({ ...config, segmentatie: "x" })).toContain('Unrecognized key: "segmentatie"');
    expect(refuse({ ...config, feeds: { leden: { ...feed, bestand: "x" } } })).toContain(
      'feeds.leden: Unrecognized key: "bestand"',
    );
    expect(refuse({ ...config, feeds: { "De leden": feed } })).toContain("feeds.De leden: ");
  });

  test("all that is wrong is told at once", () => {
    const message = refuse({ ...config, name: 3, language: "fr", basis: [] });
    expect(message.split("\n")).toHaveLength(4);
  });

  test("no configuration at all is told", () => {
    expect(refuse(undefined)).toContain("the default export: ");
  });

  test("a column that the source has not is told, with those it has", () => {
    const columns = { ...feed.columns, naam: "Naam" };
    expect(refuse({ ...config, feeds: { leden: { ...feed, columns } } })).toMatch(
      /^ConfigError: feeds\.leden\.columns\.naam: source members has no such column\. It has: library, branch, member_id,.*\.$/,
    );
  });

  test("a column that the source needs and the mapping has not is told", () => {
    const columns = { library: { value: "B" } };
    expect(refuse({ ...config, feeds: { leden: { ...feed, columns } } })).toBe(
      'ConfigError: feeds.leden.columns.member_id is missing: source members needs it. Example: member_id: "name of the column in the file".',
    );
  });

  test("counts are needed unless their bounds are given", () => {
    const counts = (columns: object) => ({
      ...config,
      feeds: {
        n: { source: "member_counts", file: "n.csv", columns: { library: "l", ...columns } },
      },
    });
    expect(refuse(counts({}))).toContain("feeds.n.columns.member_count is missing");
    expect(validateConfig(counts({ member_count: "n" }), "x").name).toBe("Proef");
    expect(
      validateConfig(counts({ member_count_low: "n", member_count_high: "m" }), "x").name,
    ).toBe("Proef");
  });
});

describe("a configuration that is right", () => {
  test("gets the standards", () => {
    const { feeds, ...rest } = validateConfig(config, "x");
    expect(rest).toMatchObject({ language: "nl", basis: ["households"], suppressed: "zero" });
    expect(feeds.leden).toMatchObject({
      file: { path: "leden.csv", quote: '"' },
      dateFormats: ["%Y-%m-%d"],
      decimal: ".",
      maxRejected: 0.1,
    });
  });
});

describe("the file of a configuration", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "werkgebied-config-"));
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  async function write(name: string, text: string) {
    const file = path.join(folder, name);
    await writeFile(file, text);
    return file;
  }

  test.each(["werkgebied.config.ts", "werkgebied.config.mjs", "werkgebied.config.js"])(
    "may lie outside any package: %s",
    async (name) => {
      const file = await write(name, `export default ${JSON.stringify(config)};`);
      const place = await loadConfig(file);
      expect(place.config.name).toBe("Proef");
      expect(place).toMatchObject({
        configFile: file,
        dataFolder: folder,
        varFolder: path.join(folder, "var"),
        configHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    },
  );

  test("may use types, other files and the environment", async () => {
    await write("kolommen.ts", 'export const columns = { library: "Bieb", member_id: "Pas" };');
    const file = await write(
      "a.config.ts",
      `import { columns } from "./kolommen.js";
       const name: string = process.env.PROEF_NAAM ?? "";
       export default { ...${JSON.stringify(config)}, name, feeds: { leden: { source: "members" as const, file: "x", columns } } };`,
    );
    vi.stubEnv("PROEF_NAAM", "Uit de omgeving");
    const { config: read } = await loadConfig(file);
    expect(read.name).toBe("Uit de omgeving");
    expect(read.feeds.leden?.columns).toEqual({ library: "Bieb", member_id: "Pas" });
  });

  test("the folder of the deliveries: as asked, else of the environment, else of the configuration", async () => {
    const file = await write(
      "b.config.ts",
      `export default ${JSON.stringify({ ...config, data: "in" })};`,
    );
    expect((await loadConfig(file)).dataFolder).toBe(path.join(folder, "in"));
    vi.stubEnv("WERKGEBIED_DATA", path.join(folder, "omgeving"));
    expect((await loadConfig(file)).dataFolder).toBe(path.join(folder, "omgeving"));
    expect((await loadConfig(file, path.join(folder, "gevraagd"))).dataFolder).toBe(
      path.join(folder, "gevraagd"),
    );
  });

  test("that is not there is told, with what to do", async () => {
    const error = await failureOf(loadConfig(path.join(folder, "weg.ts")));
    expect(error.name).toBe("ConfigError");
    expect(error.message).toMatch(
      /^There is no configuration at .*weg\.ts\. Name one with --config/,
    );
  });

  test("that cannot be read is told, with the reason", async () => {
    const broken = await failureOf(loadConfig(await write("c.config.ts", "export default {")));
    expect(broken.name).toBe("ConfigError");
    expect(broken.message).toContain("c.config.ts cannot be read: ");
    const throws = await write(
      "d.config.ts",
      'throw new Error("zelf gegooid"); export default {};',
    );
    expect((await failureOf(loadConfig(throws))).message).toContain("zelf gegooid");
  });

  test("that has no default export is told", async () => {
    const error = await failureOf(loadConfig(await write("e.config.ts", "export const a = 1;")));
    expect(error.name).toBe("ConfigError");
    expect(error.message).toContain("e.config.ts is not right:");
  });
});
