import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { configSchema } from "../../data/config.js";
import { catchmentsDates, residentsDates, snapshotDates } from "../../data/demo/calendar.js";
import { generateDemonstration } from "../../data/demo/index.js";
import { libraries } from "../../data/demo/places.js";
import {
  dirtyRows,
  merger,
  mixedUpSegment,
  nullSegment,
  rejectedRows,
} from "../../data/demo/truths.js";
import config from "../../werkgebied.config.js";
import {
  addressOf,
  delimiterOf,
  demonstrationIn,
  isDate,
  parse,
  toIso,
} from "./demonstrationIn.js";

const seed = 2026;
const first = snapshotDates[0] as string;
const last = snapshotDates.at(-1) as string;

let root: string;
let folder: string;
let again: string;
let files: ReturnType<typeof demonstrationIn>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "demonstration-"));
  folder = join(root, "one");
  again = join(root, "two");
  await generateDemonstration({ seed, folder });
  files = demonstrationIn(folder);
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
      const date = file?.path.startsWith("catchments") ? "2026-01-01" : "2025-01-01";
      const path = file?.path.replace("{yyyy}-{mm}-{dd}", date) ?? "";
      const header = parse(await files.readText(path), delimiterOf(path))[0];
      const named = Object.values(columns).filter((column) => typeof column === "string");
      expect(header).toEqual(expect.arrayContaining(named));
    }
  });
});

describe("the region", () => {
  test("has three libraries, 14 branches, a stock, and seven municipalities of which two merge", async () => {
    const branches = await files.records("branches.csv");
    const [before = [], after = []] = await Promise.all(
      catchmentsDates.map((date) => files.records(`catchments_${date}.csv`)),
    );
    const municipalities = (rows: typeof before) => new Set(rows.map((row) => row.municipality));
    expect(branches.filter((row) => row.is_branch === "true")).toHaveLength(14);
    expect(branches.filter((row) => row.is_branch === "false")).toHaveLength(1);
    expect(new Set(before.map((row) => row.library)).size).toBe(3);
    expect(municipalities(before).size).toBe(7);
    expect(municipalities(after)).toEqual(
      new Set([...municipalities(before)].filter((name) => name !== merger.from)),
    );
    expect(await readdir(join(folder, "members"))).toHaveLength(3 * 24);
  });

  test("the shares of an area sum to 1, by library and by branch", async () => {
    const sums = { library: new Map<string, number>(), branch: new Map<string, number>() };
    for (const { branch, area_id = "", share } of await files.records(
      "catchments_2026-01-01.csv",
    )) {
      const level = branch === "" ? sums.library : sums.branch;
      level.set(area_id, (level.get(area_id) ?? 0) + Number(share));
    }
    expect(sums.library.size).toBeGreaterThan(2000);
    expect([...sums.branch.keys()].sort()).toEqual([...sums.library.keys()].sort());
    expect(new Set([...sums.library.values(), ...sums.branch.values()])).toEqual(new Set([1]));
  });

  test("about 60,000 households, each at one address, as many as the last residents", async () => {
    const addresses = (await files.records("assignments.csv")).map(addressOf);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(Math.abs(addresses.length - 60_000)).toBeLessThan(2_000);
    const residents = await files.records("residents_2026-01-01.csv");
    const households = residents.reduce((sum, row) => sum + Number(row.households), 0);
    expect(households).toBe(addresses.length);
  });

  test("every segment and subsegment has its name and its persona", async () => {
    const names = await files.records("segmentation.csv");
    const personas = await files.records("personas.csv");
    expect(names.filter((row) => row.level === "segment")).toHaveLength(11);
    expect(names.filter((row) => row.level === "subsegment")).toHaveLength(40);
    expect(await files.records("segmentation_kompas-2024.csv")).toHaveLength(11 + 39);
    for (const { segment_id } of names) {
      const rows = personas.filter((row) => row.segment_id === segment_id);
      expect(rows.length).toBeGreaterThanOrEqual(12);
      expect(rows.every((row) => Number(row.value) > 0 && Number(row.value) < 1)).toBe(true);
    }
  });
});

describe("the planted truths", () => {
  test("Merwedal reaches half of the Plannen en Rennen that the others reach", async () => {
    const merwedal = await files.reach("merwedal", last);
    const zilverdijk = await files.reach("zilverdijk", last);
    expect(merwedal.of("B") / merwedal.of("all")).toBeLessThan(0.65);
    expect(Math.abs(merwedal.of("B") / zilverdijk.of("B") - 0.5)).toBeLessThan(0.1);
  });

  test("the Volks en Uitgesproken of Zilverdijk grow from 18% to 30%", async () => {
    expect(Math.abs((await files.reach("zilverdijk", first)).of("E") - 0.18)).toBeLessThan(0.02);
    expect(Math.abs((await files.reach("zilverdijk", last)).of("E") - 0.3)).toBeLessThan(0.02);
  });

  test("Heidewoud has many Bescheiden Ouderen, of whom one in ten is a member", async () => {
    const { of, households } = await files.reach("heidewoud", last);
    expect(Math.abs(of("J") - 0.1)).toBeLessThan(0.02);
    const missed = (segment: string) => (households.get(segment) ?? 0) * (of("all") - of(segment));
    const most = [...households.keys()].sort((one, other) => missed(other) - missed(one))[0];
    expect(most).toBe("J");
  });

  test("two segments have the reach of their library", async () => {
    for (const { id } of libraries) {
      for (const date of [first, last]) {
        const { of } = await files.reach(id, date);
        for (const segment of [nullSegment, mixedUpSegment]) {
          expect(Math.abs(of(segment) / of("all") - 1)).toBeLessThan(0.08);
        }
      }
    }
  });

  test("about three in ten households are members, and about two in five of the cards are children's", async () => {
    for (const { id } of libraries) {
      expect(Math.abs((await files.reach(id, last)).of("all") - 0.3)).toBeLessThan(0.05);
      const members = (await files.membersOf(id, last)).filter((row) => row.length === 12);
      const children = members.filter((row) => row[9] === "Jeugd");
      expect(Math.abs(children.length / members.length - 0.4)).toBeLessThan(0.08);
    }
  });

  test("members come and go smoothly, but for those who come to live in new houses", async () => {
    for (const { id } of libraries) {
      const counts: number[] = [];
      for (const date of snapshotDates) counts.push((await files.membersOf(id, date)).length);
      counts.slice(1).forEach((count, month) => {
        const isBuilt = residentsDates.includes(snapshotDates[month + 1] as string);
        const most = isBuilt ? 0.04 : 0.02;
        expect(Math.abs(count / (counts[month] as number) - 1)).toBeLessThan(most);
      });
    }
  });
});

describe("the dirty rows", () => {
  test.each(libraries.flatMap(({ id }) => [first, last].map((date) => ({ id, date }))))(
    "are as many as declared: $id $date",
    async ({ id, date }) => {
      const rows = await files.membersOf(id, date);
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
