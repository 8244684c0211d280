import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { configSchema } from "../../data/config.js";
import { snapshotDates } from "../../data/demo/calendar.js";
import { generateDemonstration } from "../../data/demo/index.js";
import type { LibraryId } from "../../data/demo/places.js";
import { libraries } from "../../data/demo/places.js";
import { dirtyRows, nullSegment, rejectedRows } from "../../data/demo/truths.js";
import config from "../../werkgebied.config.js";

const seed = 2026;
const first = snapshotDates[0] as string;
const last = snapshotDates.at(-1) as string;

let root: string;
let folder: string;
let again: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "demonstration-"));
  folder = join(root, "one");
  again = join(root, "two");
  await generateDemonstration({ seed, folder });
}, 120_000);

afterAll(() => rm(root, { recursive: true, force: true }));

describe("the files", () => {
  test("an interrupted run leaves nothing, and the next one makes the same bytes", async () => {
    const interrupt = (done: number) => {
      if (done === 12) throw new Error("interrupted");
    };
    await expect(
      generateDemonstration({ seed, folder: again, onProgress: interrupt }),
    ).rejects.toThrow("interrupted");
    expect(await readdir(root)).toEqual(["one", "two.part"]);

    const progress: [number, number][] = [];
    await generateDemonstration({
      seed,
      folder: again,
      onProgress: (done, total) => progress.push([done, total]),
    });
    expect(await readdir(root)).toEqual(["one", "two"]);
    expect(progress.at(-1)).toEqual([progress.length, progress.length]);
    expect(await hashes(again)).toEqual(await hashes(folder));
  }, 120_000);

  test("a second run leaves them as they are", async () => {
    const marker = join(folder, "demonstration.json");
    const before = await stat(marker);
    await generateDemonstration({ seed, folder });
    expect(await stat(marker)).toEqual(before);
  });

  test("somebody else's folder is left alone", async () => {
    const foreign = join(root, "foreign");
    await mkdir(foreign);
    await writeFile(join(foreign, "own.txt"), "mine");
    await expect(generateDemonstration({ seed, folder: foreign })).rejects.toThrow(
      /holds files that are no demonstration.*Empty it/,
    );
    expect(await readdir(foreign)).toEqual(["own.txt"]);
    await rm(foreign, { recursive: true });
  });

  test("the configuration is valid and names every column it needs", async () => {
    const { feeds } = configSchema.parse(config);
    for (const { file, columns = {} } of Object.values(feeds)) {
      const path = file?.path.replace("{yyyy}-{mm}-{dd}", "2025-01-01") ?? "";
      const header = parse(await readText(path), delimiterOf(path))[0];
      const named = Object.values(columns).filter((column) => typeof column === "string");
      expect(header).toEqual(expect.arrayContaining(named));
    }
  });
});

describe("the region", () => {
  test("has three libraries, 14 branches, a stock and six municipalities", async () => {
    const branches = await records("branches.csv");
    const catchments = await records("catchments.csv");
    expect(branches.filter((row) => row.is_branch === "true")).toHaveLength(14);
    expect(branches.filter((row) => row.is_branch === "false")).toHaveLength(1);
    expect(new Set(catchments.map((row) => row.library)).size).toBe(3);
    expect(new Set(catchments.map((row) => row.municipality)).size).toBe(6);
    expect(await readdir(join(folder, "members"))).toHaveLength(3 * 24);
  });

  test("the shares of an area sum to 1, by library and by branch", async () => {
    const sums = { library: new Map<string, number>(), branch: new Map<string, number>() };
    for (const { branch, area_id = "", share } of await records("catchments.csv")) {
      const level = branch === "" ? sums.library : sums.branch;
      level.set(area_id, (level.get(area_id) ?? 0) + Number(share));
    }
    expect(sums.library.size).toBeGreaterThan(2000);
    expect([...sums.branch.keys()].sort()).toEqual([...sums.library.keys()].sort());
    expect(new Set([...sums.library.values(), ...sums.branch.values()])).toEqual(new Set([1]));
  });

  test("about 60,000 households, each at one address, as many as the last residents", async () => {
    const addresses = (await records("assignments.csv")).map(addressOf);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(Math.abs(addresses.length - 60_000)).toBeLessThan(2_000);
    const residents = await records("residents_2026-01-01.csv");
    const households = residents.reduce((sum, row) => sum + Number(row.households), 0);
    expect(households).toBe(addresses.length);
  });

  test("every segment and subsegment has its name and its persona", async () => {
    const names = await records("segmentation.csv");
    const personas = await records("personas.csv");
    expect(names.filter((row) => row.level === "segment")).toHaveLength(11);
    expect(names.filter((row) => row.level === "subsegment")).toHaveLength(40);
    for (const { segment_id } of names) {
      const rows = personas.filter((row) => row.segment_id === segment_id);
      expect(rows.length).toBeGreaterThanOrEqual(12);
      expect(rows.every((row) => Number(row.value) > 0 && Number(row.value) < 1)).toBe(true);
    }
  });
});

describe("the planted truths", () => {
  test("Merwedal reaches half of the Plannen en Rennen that the others reach", async () => {
    const merwedal = await reach("merwedal", last);
    const zilverdijk = await reach("zilverdijk", last);
    expect(merwedal.of("B") / merwedal.of("all")).toBeLessThan(0.65);
    expect(merwedal.of("B") / zilverdijk.of("B")).toBeCloseTo(0.5, 1);
  });

  test("the Volks en Uitgesproken of Zilverdijk grow from 18% to 30%", async () => {
    expect(Math.abs((await reach("zilverdijk", first)).of("E") - 0.18)).toBeLessThan(0.02);
    expect(Math.abs((await reach("zilverdijk", last)).of("E") - 0.3)).toBeLessThan(0.02);
  });

  test("Heidewoud has many Bescheiden Ouderen, of whom one in ten is a member", async () => {
    const { of, households } = await reach("heidewoud", last);
    expect(Math.abs(of("J") - 0.1)).toBeLessThan(0.02);
    const missed = (segment: string) => (households.get(segment) ?? 0) * (of("all") - of(segment));
    const most = [...households.keys()].sort((one, other) => missed(other) - missed(one))[0];
    expect(most).toBe("J");
  });

  test("the null segment has the reach of its library", async () => {
    for (const { id } of libraries) {
      for (const date of [first, last]) {
        const { of } = await reach(id, date);
        expect(Math.abs(of(nullSegment) / of("all") - 1)).toBeLessThan(0.08);
      }
    }
  });

  test("about three in ten households are members, and about half of the cards are children's", async () => {
    for (const { id } of libraries) {
      expect(Math.abs((await reach(id, last)).of("all") - 0.3)).toBeLessThan(0.05);
      const members = (await membersOf(id, last)).filter((row) => row.length === 12);
      const children = members.filter((row) => row[9] === "Jeugd");
      expect(children.length / members.length).toBeCloseTo(0.5, 0.7);
    }
  });

  test("members come and go smoothly", async () => {
    for (const { id } of libraries) {
      const counts: number[] = [];
      for (const date of snapshotDates) counts.push((await membersOf(id, date)).length);
      counts.slice(1).forEach((count, month) => {
        expect(Math.abs(count / (counts[month] as number) - 1)).toBeLessThan(0.02);
      });
    }
  });
});

describe("the dirty rows", () => {
  test.each(libraries.flatMap(({ id }) => [first, last].map((date) => ({ id, date }))))(
    "are as many as declared: $id $date",
    async ({ id, date }) => {
      const rows = await membersOf(id, date);
      const numbers = rows.map((row) => row[0]).filter((number) => number !== "");
      const count = (isSo: (row: string[]) => boolean) => rows.filter(isSo).length;
      const own = `0${libraries.findIndex((library) => library.id === id) + 1}`;
      expect({
        unreadableDate: count((row) => !isDate(toIso(row[10]))),
        impossibleBirthYear: count((row) => row[8] === "1015"),
        missingMemberNumber: count((row) => row[0] === ""),
        duplicateMemberNumber: numbers.length - new Set(numbers).size,
        tooManyFields: count((row) => row.length === 13),
        blankPostcode: count((row) => row[5] === ""),
        otherRegion: count((row) => row[5] !== "" && !row[5]?.startsWith(own)),
        unknownBranch: count((row) => row[4] === "Bibliobus (opgeheven)"),
        untidyPostcode: count((row) => /^\d{4} [a-z]{2}$/.test(row[5] ?? "")),
        quotedValue: count((row) => /"Pim"\n/.test(row[1] ?? "")),
      }).toEqual(dirtyRows);
      const rejected = Object.values(rejectedRows).reduce((sum, count) => sum + count, 0);
      expect(rejected / rows.length).toBeLessThan(0.005);
    },
  );
});

async function hashes(of: string): Promise<Record<string, string>> {
  const names = await readdir(of, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const pairs = files.map(async ({ parentPath, name }) => {
    const bytes = await readFile(join(parentPath, name));
    return [name, createHash("sha256").update(bytes).digest("hex")] as const;
  });
  return Object.fromEntries(await Promise.all(pairs));
}

async function readText(name: string): Promise<string> {
  const bytes = await readFile(join(folder, name));
  return name.endsWith(".gz")
    ? iconv.decode(gunzipSync(bytes), "windows-1252")
    : new TextDecoder().decode(bytes);
}

function delimiterOf(name: string): string {
  if (name.endsWith(".tsv")) return "\t";
  return name.endsWith(".gz") ? ";" : ",";
}

/** The lines of a delimited file, its header first. */
function parse(text: string, delimiter: string): string[][] {
  const value = new RegExp(`("(?:[^"]|"")*"|[^${delimiter}\\r\\n]*)(${delimiter}|\\r?\\n)`, "gy");
  const lines: string[][] = [];
  let line: string[] = [];
  for (const [, raw = "", end] of text.matchAll(value)) {
    line.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end !== delimiter) {
      lines.push(line);
      line = [];
    }
  }
  return lines;
}

const known = new Map<string, Promise<Record<string, string>[]>>();

/** The rows of a reference file, read once. */
function records(name: string): Promise<Record<string, string>[]> {
  const rows = known.get(name) ?? readRecords(name);
  known.set(name, rows);
  return rows;
}

async function readRecords(name: string): Promise<Record<string, string>[]> {
  const [header = [], ...lines] = parse(await readText(name), ",");
  return lines.map((line) => Object.fromEntries(header.map((key, i) => [key, line[i] ?? ""])));
}

async function membersOf(library: LibraryId, date: string): Promise<string[][]> {
  const names = await readdir(join(folder, "members"));
  const name = `members/${names.find((file) => file.startsWith(`${library}_${date}`))}`;
  return parse(await readText(name), delimiterOf(name)).slice(1);
}

/** Part of the households with an active member, by segment, counted from the files alone. */
async function reach(library: LibraryId, date: string) {
  const own = (row: Record<string, string>) => row.library?.toLowerCase().endsWith(library);
  const areas = new Set((await records("catchments.csv")).filter(own).map((row) => row.area_id));
  const households = new Map<string, number>();
  for (const row of await records(`residents_${date.slice(0, 4)}-01-01.csv`)) {
    if (!areas.has(row.area_id)) continue;
    add(households, row.segment ?? "", Number(row.households));
  }
  const addresses = await records("assignments.csv");
  const segmentOf = new Map(addresses.map((row) => [addressOf(row), row.segment_id ?? ""]));
  const reached = new Map<string, number>();
  const active = (await membersOf(library, date)).filter((row) => isActive(row, date));
  const homes = new Set(active.map((row) => [tidy(row[5] ?? ""), row[6], row[7]].join("|")));
  for (const home of homes) {
    const segment = segmentOf.get(home);
    if (segment && areas.has(home.slice(0, 6))) add(reached, segment, 1);
  }
  const of = (segment: string) =>
    segment === "all"
      ? total(reached) / total(households)
      : (reached.get(segment) ?? 0) / (households.get(segment) ?? 0);
  return { of, households };
}

function isActive(row: string[], date: string): boolean {
  const expires = toIso(row[11]);
  return row.length === 12 && isDate(toIso(row[10])) && (expires === "" || expires >= date);
}

function addressOf(row: Record<string, string>): string {
  return [row.area_id, row.house_number, row.house_addition].join("|");
}

function tidy(postcode: string): string {
  return postcode.replace(" ", "").toUpperCase();
}

function toIso(date = ""): string {
  return date
    .replace(/^(\d{2})-(\d{2})-(\d{4})$/, "$3-$2-$1")
    .replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function total(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
