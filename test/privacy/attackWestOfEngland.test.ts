import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { westOfEnglandData } from "../oracle/dataFolder.js";
import { report } from "../support/report.js";
import { publishLateMonths, type TwoPublications } from "../support/westOfEngland.js";
import { attackPublications } from "./attack/attackPublications.js";
import { attackRecords } from "./attack/records.js";
import { attackWithoutSecondaries } from "./attack/withoutSecondaries.js";

const minutes = 60_000;
const SEGMENTATION = "oac@2021";
const data = westOfEnglandData();
if ("reason" in data)
  console.warn(`Small counts of the West of England are not attacked. ${data.reason}`);

describe.skipIf("reason" in data)("small counts of the West of England", () => {
  let region: TwoPublications;

  beforeAll(async () => {
    region = await publishLateMonths();
  }, 15 * minutes);

  afterAll(() => rm(path.dirname(region.config), { recursive: true }));

  test(
    "from all that is served of two publications, none can be computed",
    async () => {
      const { config, versions } = region;
      const newest = versions.at(-1)!;
      const attacked = await attackPublications(versions, SEGMENTATION);
      expect(attacked).toHaveLength(8);
      for (const { edition, attacked: count, disclosed, hints } of attacked) {
        expect(count, edition).toBeGreaterThan(100);
        expect(disclosed, edition).toEqual([]);
        expect(hints, edition).toEqual([]);
      }
      const bare = await attackWithoutSecondaries(config, newest, SEGMENTATION);
      for (const { attacked: count, disclosed } of bare) {
        expect(disclosed.length / count).toBeGreaterThan(0.2);
      }
      const records = await attackRecords("West of England", newest, attacked, bare);
      await report("attack-west-of-england", records, "privacy");
    },
    20 * minutes,
  );
});
