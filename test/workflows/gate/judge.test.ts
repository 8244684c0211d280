import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { writeLanded, type Landed } from "../../../data/landing/landed.js";
import { writeNote } from "../../../data/landing/standing.js";
import { gateWorld, type GateWorld } from "./gateWorld.js";
import { members, town } from "./given.js";

const feed = "members";
const [january, february] = ["2024-01-31", "2024-02-29"];
const half = [...members(100), ...members(50, { snapshot_date: february })];
const gates = { members: { maxDrop: 0.3 } };

const SENTENCE = "members 2024-02-29, town: 50 % fewer than in the snapshot before (maxDrop 30 %).";
const REMEDY =
  "Mend the delivery and refresh, take it out (werkgebied withdraw members 2024-02-29), or accept it as it is (werkgebied accept members 2024-02-29 --rule maxDrop).";

/** Lets landing tell of the delivery that the warehouse holds. */
async function land(place: GateWorld, file: string, taken = file) {
  const landed = (name: string): Landed => ({
    feed,
    snapshotDate: february,
    file: name,
    sha256: name,
    fingerprint: name,
    delivered: [],
    readCount: 50,
  });
  const { varFolder } = place.workplace;
  await writeLanded(varFolder, landed(file));
  await writeNote(varFolder, feed, february, "taken", landed(taken));
}

async function accept(place: GateWorld, file: string, rule = "maxDrop") {
  const word = { rule, file, because: "cards were cleaned up", at: "2024-03-01T09:00:00Z" };
  await writeNote(place.workplace.varFolder, feed, february, "accepted", [word]);
}

test("a broken rule holds back, with a sentence and what a person can do", async () => {
  const place = await gateWorld({ ...town, members: half });
  const verdict = await place.judge(gates);
  expect(verdict).toEqual({ isHeld: true, findings: [SENTENCE, REMEDY] });
  expect(await place.findings()).toEqual([
    {
      feed,
      snapshotDate: february,
      rule: "maxDrop",
      libraryId: "town",
      placeId: "",
      value: -0.5,
      bound: 0.3,
      effect: "holds",
    },
  ]);
});

test("what is in order is told by silence, and forgets what was found before", async () => {
  const place = await gateWorld({ ...town, members: half });
  await place.judge(gates);
  expect(await place.judge({ members: { maxDrop: 0.6 } })).toEqual({ isHeld: false, findings: [] });
  expect(await place.findings()).toEqual([]);
});

test("what readers see already is not judged again, but another delivery of that day is", async () => {
  const place = await gateWorld({ ...town, members: half });
  await place.publish([{ feed, snapshotDate: february }]);
  expect(await place.judge(gates)).toEqual({ isHeld: false, findings: [] });
  await place.warehouse.run(
    "update meta.load set landed_file = 'another' where snapshot_date = date '2024-02-29'",
  );
  expect((await place.judge(gates)).isHeld).toBe(true);
});

test("a rule that only warns is told and holds nothing back", async () => {
  const place = await gateWorld({ ...town, members: half });
  const verdict = await place.judge({ members: { ...gates.members, warnOnly: ["maxDrop"] } });
  expect(verdict).toEqual({ isHeld: false, findings: [SENTENCE] });
  expect((await place.findings()).map(({ effect }) => effect)).toEqual(["warns"]);
});

test("an accepted delivery passes without a word, another one of that day does not", async () => {
  const place = await gateWorld({ ...town, members: half });
  await land(place, "looked-at.parquet");
  await accept(place, "looked-at.parquet");
  expect(await place.judge(gates)).toEqual({ isHeld: false, findings: [] });
  expect((await place.findings()).map(({ effect }) => effect)).toEqual(["accepted"]);
  await land(place, "mended.parquet");
  expect((await place.judge(gates)).isHeld).toBe(true);
});

test("an acceptance is of one rule", async () => {
  const place = await gateWorld({ ...town, members: half });
  await land(place, "looked-at.parquet");
  await accept(place, "looked-at.parquet", "minMatchRate");
  expect((await place.judge(gates)).isHeld).toBe(true);
});

test("an acceptance outlives a later delivery that could not be taken", async () => {
  const place = await gateWorld({ ...town, members: half });
  await land(place, "unfit.parquet", "looked-at.parquet");
  await accept(place, "looked-at.parquet");
  expect((await place.judge(gates)).isHeld).toBe(false);
});

test("what holds back comes before what warns, and each of it needs a person", async () => {
  const place = await gateWorld({ ...town, members: half });
  const { findings } = await place.judge(
    { members: { ...gates.members, maxAge: 30, maxPenetration: 0.01, warnOnly: ["maxAge"] } },
    "2024-04-29",
  );
  expect(findings).toEqual([
    SENTENCE,
    "members 2024-01-31, town: 10 % of the residents would be members (maxPenetration 1 %).",
    "members 2024-02-29, town: 5 % of the residents would be members (maxPenetration 1 %).",
    `${REMEDY} Likewise for 2 more.`,
    "members 2024-02-29: the newest snapshot is 60 days old (maxAge 30 days).",
  ]);
});

test("a feed that is late is not to be withdrawn", async () => {
  const place = await gateWorld({ ...town, members: members(100) });
  const { findings } = await place.judge({ members: { maxAge: 30 } }, "2024-03-31");
  expect(findings.at(-1)).toBe(
    "Deliver a newer snapshot and refresh, or accept it as it is (werkgebied accept members 2024-01-31 --rule maxAge).",
  );
});

test("many places with one fault do not fill the screen", async () => {
  const branches = Array.from({ length: 9 }, (_, turn) =>
    members(30, { branch: `Branch ${turn}`, area_id: "Z" }),
  );
  const place = await gateWorld({ ...town, members: branches.flat() });
  const { findings } = await place.judge({ members: { minMatchRate: 0.9 } });
  expect(findings).toHaveLength(7);
  expect(findings[5]).toBe("members 2024-01-31: minMatchRate is broken in 5 more places.");
  expect(await place.findings()).toHaveLength(10);
});

test("the site that stands says what is held back, and stops saying so", async () => {
  const place = await gateWorld({ ...town, members: half });
  await place.publish([{ feed, snapshotDate: january }]);
  const notice = async () => {
    const data = path.join(place.workplace.varFolder, "published/current/sites/public/data");
    return JSON.parse(await readFile(path.join(data, "notice.json"), "utf8")) as unknown;
  };
  await place.judge(gates);
  expect(await notice()).toEqual({ held: await place.findings() });
  await place.judge({ members: {} });
  expect(await notice()).toEqual({ held: [] });
});
