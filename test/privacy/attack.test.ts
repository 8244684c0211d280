import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { report } from "../support/report.js";
import {
  attackPublications,
  librariesIn,
  type AttackedEdition,
} from "./attack/attackPublications.js";
import { datesIn, readServed } from "./attack/served.js";
import { attackRecords } from "./attack/records.js";
import { threeMonths, type TwoPublications } from "./attack/threeMonths.js";
import { attackWithoutSecondaries } from "./attack/withoutSecondaries.js";

const SEGMENTATION = "kompas@2025";
const minutes = 60_000;

let region: TwoPublications;
let attacked: AttackedEdition[];
let unprotected: AttackedEdition[];

beforeAll(async () => {
  region = await threeMonths();
}, 15 * minutes);

afterAll(() => rm(region.folder, { recursive: true }));

test("no edition shows a count of 1 to 9 members", async () => {
  const newest = region.versions.at(-1)!;
  const data = path.join(newest, "sites/public/data");
  const shown: number[] = [];
  for (const library of [
    "bibliotheek-merwedal",
    "bibliotheek-heidewoud",
    "bibliotheek-zilverdijk",
  ]) {
    for (const date of await datesIn(data, library)) {
      const { profile } = await readServed(data, library, date);
      const counts = profile.map((row) => row.member_count);
      shown.push(...counts.filter((one) => typeof one === "number"));
    }
  }
  expect(shown.length).toBeGreaterThan(5000);
  expect(shown.filter((count) => count > 0 && count < 10)).toEqual([]);
  expect(shown.every(Number.isInteger)).toBe(true);
});

test("an edition of a library holds no other library's data", async () => {
  const newest = region.versions.at(-1)!;
  for (const library of ["bibliotheek-merwedal", "bibliotheek-heidewoud"]) {
    const data = path.join(newest, "sites/internal", library, "data");
    expect(await librariesIn(newest, `internal/${library}`)).toEqual([library]);
    const [date = ""] = await datesIn(data, library);
    const { profile, quality } = await readServed(data, library, date);
    expect(new Set(profile.map((row) => row.library_id))).toEqual(new Set([library]));
    expect(quality.every((row) => [library, "_all"].includes(String(row.library_id)))).toBe(true);
  }
});

test(
  "from all that is served of two publications, no small count can be computed",
  async () => {
    attacked = await attackPublications(region.versions, SEGMENTATION);
    for (const { edition, attacked: count, disclosed, hints } of attacked) {
      expect(count, edition).toBeGreaterThan(300);
      expect(disclosed, edition).toEqual([]);
      expect(hints, edition).toEqual([]);
    }
  },
  20 * minutes,
);

test(
  "the same attack finds people out where small counts alone are hidden",
  async () => {
    const newest = region.versions.at(-1)!;
    unprotected = await attackWithoutSecondaries(region.config, newest, SEGMENTATION);
    for (const { attacked: count, disclosed } of unprotected) {
      expect(disclosed.length / count).toBeGreaterThan(0.2);
    }
    await report(
      "attack-demonstration",
      await attackRecords("demonstration", newest, attacked, unprotected),
      "privacy",
    );
  },
  20 * minutes,
);
