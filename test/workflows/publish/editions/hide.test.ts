import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Config, ConfigInput } from "../../../../data/config.js";
import { disclosure } from "../../../../data/disclosureConfig.js";
import { transforms } from "../../../../transforms/index.js";
import { exportHidden } from "../../../../workflows/publish/editions/hiddenTables.js";
import { hideCells } from "../../../../workflows/publish/editions/hide.js";
import { exportMart } from "../../../../workflows/publish/marts.js";
import { pointTo } from "../../../../workflows/publish/pointer.js";
import { world, type World } from "../../../support/world.js";

const standard: ConfigInput["disclosure"] = {};
const areas = ["A", "B", "C", "D"];

async function townWith(counts: number[]): Promise<World> {
  const built = await world({
    setting: { basis: ["persons"] },
    residents: areas.map((area) => ({ area_id: area, segment_id: area, persons: 1000 })),
    catchments: areas.map((area_id) => ({ area_id })),
    segmentation: areas.map((segment_id, position) => ({
      level: "segment" as const,
      ...{ segment_id, name: segment_id, position },
    })),
  });
  await deliver(built, counts);
  return built;
}

async function deliver(built: World, counts: number[]) {
  await built.deliver(
    "member_counts",
    counts.map((member_count, place) => ({ area_id: areas[place], member_count })),
  );
  await built.build();
}

async function folder(): Promise<string> {
  const published = await mkdtemp(path.join(tmpdir(), "werkgebied-hide-"));
  onTestFinished(() => rm(published, { recursive: true }));
  return published;
}

/** Segments that are hidden from readers of a kind of edition. */
async function hide(built: World, published: string, rules = standard, kind = "public") {
  await hideCells(built.warehouse, published, { disclosure: disclosure.parse(rules) } as Config);
  const rows = await built.warehouse.rows<{ segment: string }>(
    `select segment_id as segment from hidden_cell
     where kind = '${kind}' and scope = 'library' and level = 'segment' order by all`,
  );
  return rows.map(({ segment }) => segment).join("");
}

/** Puts what was hidden, and the exact marts, where a publication has them. */
async function publish({ warehouse }: World, published: string, version: string) {
  const part = path.join(published, version);
  await mkdir(part);
  await exportHidden(warehouse, path.join(part, "disclosure"));
  const mart = transforms.find(({ name }) => name === "membership_profile")!;
  await exportMart(warehouse, mart, path.join(part, "marts"));
  await pointTo(published, version);
}

test("the cheapest count is hidden beside a small one", async () => {
  expect(await hide(await townWith([5, 40, 60, 80]), await folder())).toBe("AB");
});

test("what was shown before is not hidden now: another count that was not has to do", async () => {
  const [built, published] = [await townWith([5, 40, 60, 80]), await folder()];
  expect(await hide(built, published)).toBe("AB");
  await publish(built, published, "20240101T000000Z-aaaaaaaaaaaa");
  // Now B is the dearest; C and D were shown, and are as they were.
  await deliver(built, [5, 400, 60, 80]);
  expect(await hide(built, await folder())).toBe("AC");
  expect(await hide(built, published)).toBe("AB");
});

test("of the same figures the same is hidden, whatever has been published in between", async () => {
  const [built, published] = [await townWith([5, 40, 60, 80]), await folder()];
  await hide(built, published);
  await built.warehouse.run("update hidden_cell set segment_id = 'D' where segment_id = 'B'");
  await publish(built, published, "20240101T000000Z-aaaaaaaaaaaa");
  expect(await hide(built, published)).toBe("AD");
});

test("a small count that was shown before is hidden, and told to be no secret", async () => {
  const [built, published] = [await townWith([5, 40, 60, 80]), await folder()];
  await hide(built, published);
  await built.warehouse.run("delete from hidden_cell");
  await publish(built, published, "20240101T000000Z-aaaaaaaaaaaa");
  await deliver(built, [5, 41, 60, 80]);
  expect(await hide(built, published)).toBe("A");
  const [part] = await built.warehouse.rows(
    "select disclosed_before_count as n from edition_part where kind = 'public'",
  );
  expect(part?.n).toBeGreaterThan(0);
});

test("what readers were taken back from has been shown as well", async () => {
  const [built, published] = [await townWith([50, 40, 60, 80]), await folder()];
  await hide(built, published);
  await publish(built, published, "20240101T000000Z-aaaaaaaaaaaa");
  await deliver(built, [5, 41, 61, 800]);
  expect(await hide(built, published)).toBe("AB");
  await publish(built, published, "20240201T000000Z-bbbbbbbbbbbb");
  await pointTo(published, "20240101T000000Z-aaaaaaaaaaaa");
  // C would be the cheapest, but it was shown as it is before the rollback.
  await deliver(built, [5, 300, 61, 800]);
  expect(await hide(built, await folder())).toBe("AC");
  expect(await hide(built, published)).toBe("AB");
});

test("what was shown while all was shown is no secret afterwards", async () => {
  const [built, published] = [await townWith([5, 40, 60, 80]), await folder()];
  const all = { public: { least: 1 }, internal: { least: 1 } };
  expect(await hide(built, published, all)).toBe("");
  await publish(built, published, "20240101T000000Z-aaaaaaaaaaaa");
  expect(await hide(built, published)).toBe("A");
  await deliver(built, [6, 40, 60, 80]);
  // Of another number nobody knows: but there is nothing left to hide it behind.
  expect(await hide(built, published)).toBe("A");
  const [part] = await built.warehouse.rows(
    "select sum(narrowed_count)::double as n from edition_part where kind = 'public'",
  );
  expect(part?.n).toBeGreaterThan(0);
});

test("a library's own edition hides nothing that the edition for all shows", async () => {
  const [built, published] = [await townWith([5, 3, 12, 80]), await folder()];
  const rules = { public: { least: 10 }, internal: { least: 4 } };
  expect(await hide(built, published, rules)).toBe("ABC");
  const open = await built.warehouse.rows<{ n: number }>(
    `select count(*)::double as n from hidden_cell as own
     anti join (from hidden_cell where kind = 'public') as open using (library_id, snapshot_date, scope, scope_id, level, segment_id, basis)
     where own.kind = 'internal'`,
  );
  expect(open).toEqual([{ n: 0 }]);
  expect((await hide(built, published, rules, "internal")).includes("B")).toBe(true);
});

test("rules by which it would are refused", () => {
  const parse = (rules: ConfigInput["disclosure"]) => disclosure.safeParse(rules).success;
  expect(parse({})).toBe(true);
  expect(parse({ internal: { least: 5 } })).toBe(true);
  expect(parse({ public: { least: 5 } })).toBe(false);
  expect(parse({ public: { method: "rounding" } })).toBe(false);
  expect(parse({ public: { method: "rounding" }, internal: { method: "rounding" } })).toBe(true);
  expect(parse({ public: { method: "rounding" }, internal: { least: 1 } })).toBe(true);
});

test("a library without small counts shows all", async () => {
  expect(await hide(await townWith([50, 40, 60, 80]), await folder())).toBe("");
});
