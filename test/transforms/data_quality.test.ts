import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const residents = [{ area_id: "A", segment_id: "S", persons: 1000 }];
const catchments = [{ area_id: "A" }];
const town = { library_id: "town" };

/** Members of town by snapshot. */
function townWith(counts: Record<string, number>) {
  return world({
    residents,
    catchments,
    member_counts: Object.entries(counts).map(([snapshot_date, member_count]) => ({
      snapshot_date,
      area_id: "A",
      member_count,
    })),
  });
}

/** Town with 100 members, of whom these live elsewhere or nobody knows where. */
function townWithout(rest: Record<string, number>) {
  const known = 100 - Object.values(rest).reduce((sum, count) => sum + count, 0);
  return world({
    residents,
    catchments,
    member_counts: Object.entries({ A: known, ...rest }).map(([area, member_count]) => ({
      area_id: area === "" ? null : area,
      member_count,
    })),
  });
}

it("a delivery in which all is well is good", async () => {
  const built = await townWithout({});
  await expectRows(built, "data_quality", town, [
    { member_count: 100, match_rate: 1, verdict: "good", finding: "", message: null },
  ]);
});

it("a delivery without members has no match rate", async () => {
  const built = await townWithout({});
  await expectRows(built, "data_quality", { feed: "residents" }, [
    { library_id: "_all", loaded_count: 1, member_count: null, match_rate: null, verdict: "good" },
  ]);
});

it("more than a twentieth unplaced asks attention", async () => {
  await expectRows(await townWithout({ "": 5 }), "data_quality", town, [{ verdict: "good" }]);
  await expectRows(await townWithout({ "": 6 }), "data_quality", town, [
    { unplaced_count: 6, match_rate: 0.94, verdict: "attention", finding: "unplaced" },
  ]);
});

it("less than four fifths in a known area is bad", async () => {
  await expectRows(await townWithout({ "": 11, Z: 10 }), "data_quality", town, [
    {
      unplaced_count: 11,
      unmatched_count: 10,
      non_resident_count: 10,
      match_rate: 0.79,
      verdict: "bad",
      finding: "unplaced,unmatched",
    },
  ]);
});

it("a member in a known area outside the catchment is matched, and no resident", async () => {
  const built = await world({
    residents: [...residents, { area_id: "B", segment_id: "S", persons: 10 }],
    catchments,
    members: [{ area_id: "A" }, { area_id: "B" }],
  });
  await expectRows(built, "data_quality", town, [
    { unmatched_count: 0, non_resident_count: 1, match_rate: 1, verdict: "good" },
  ]);
});

it("a tenth fewer is no finding, more asks attention, more than three tenths is bad", async () => {
  const built = await townWith({
    "2024-01-31": 200,
    "2024-02-29": 180,
    "2024-03-31": 144,
    "2024-04-30": 100,
  });
  await expectRows(built, "data_quality", town, [
    { snapshot_date: "2024-01-31", change: null, finding: "", verdict: "good" },
    { snapshot_date: "2024-02-29", change: -0.1, finding: "", verdict: "good" },
    { snapshot_date: "2024-03-31", change: -0.2, finding: "drop", verdict: "attention" },
    { snapshot_date: "2024-04-30", change: 100 / 144 - 1, finding: "drop", verdict: "bad" },
  ]);
});

it("a rise by a half is bad too", async () => {
  const built = await townWith({ "2024-01-31": 100, "2024-02-29": 150 });
  await expectRows(built, "data_quality", { ...town, snapshot_date: "2024-02-29" }, [
    { change: 0.5, finding: "rise", verdict: "bad" },
  ]);
});

it("suppressed counts are told, and no fault", async () => {
  const built = await world({
    residents,
    catchments,
    member_counts: [
      { area_id: "A", part: "1", member_count: null },
      { area_id: "A", part: "2", member_count: null },
      { area_id: "A", part: "3", member_count: 50 },
    ],
  });
  await expectRows(built, "data_quality", town, [
    {
      loaded_count: 3,
      suppressed_count: 2,
      suppressed_low: 2,
      suppressed_high: 8,
      finding: "suppressed",
      verdict: "good",
    },
  ]);
});

it("more than a hundredth rejected asks attention, more than a twentieth is bad", async () => {
  const built = await townWithout({});
  for (const [rejected, finding, verdict] of [
    [10, "", "good"],
    [11, "rejected", "attention"],
    [51, "rejected", "bad"],
  ]) {
    await built.warehouse.run(
      `update meta.load set read_count = 1000, rejected_count = ${rejected}, load_id = 'rejected ${rejected}'
       where feed = 'member_counts'`,
    );
    await expectRows(built, "data_quality", { feed: "member_counts", library_id: "_all" }, [
      { read_count: 1000, rejected_count: rejected, finding, verdict },
    ]);
  }
});

it("a delivery is the sum of its libraries", async () => {
  const built = await world({
    residents,
    catchments,
    member_counts: [
      { area_id: "A", member_count: 60 },
      { library: "Village", area_id: "A", member_count: 30 },
      { library: "Village", area_id: null, member_count: 10 },
    ],
  });
  await expectRows(built, "data_quality", { feed: "member_counts" }, [
    { library_id: "_all", loaded_count: 3, member_count: 100, unplaced_count: 10, read_count: 3 },
    { library_id: "town", loaded_count: 1, member_count: 60, unplaced_count: 0, read_count: null },
    {
      library_id: "village",
      loaded_count: 2,
      member_count: 40,
      unplaced_count: 10,
      read_count: null,
    },
  ]);
});

it("a refused snapshot is told with its reason, and is no previous", async () => {
  const built = await townWith({ "2024-01-31": 100, "2024-03-31": 95 });
  await built.warehouse.run(
    "insert into meta.refusal values ('member_counts', 'member_counts', '2024-02-29', 'It is empty.', 'empty', '{}')",
  );
  await expectRows(
    built,
    "data_quality",
    { feed: "member_counts", library_id: "_all" },
    [
      { snapshot_date: "2024-01-31", verdict: "good", message: null },
      {
        snapshot_date: "2024-02-29",
        verdict: "refused",
        message: "It is empty.",
        refusal: "empty",
      },
      { snapshot_date: "2024-03-31", verdict: "good", message: null, change: -0.05 },
    ].map((row) => ({ change: null, ...row })),
  );
});

it("a refusal of what was loaded before leaves that as it was", async () => {
  const built = await townWith({ "2024-01-31": 100 });
  await built.warehouse.run(
    "insert into meta.refusal values ('member_counts', 'member_counts', '2024-01-31', 'It is empty.', 'empty', '{}')",
  );
  await expectRows(built, "data_quality", { feed: "member_counts", library_id: "_all" }, [
    { verdict: "good", member_count: 100 },
  ]);
});

it("a delivery of control totals is judged as a whole, like any other", async () => {
  const built = await world({
    residents,
    catchments,
    control_totals: [{ snapshot_date: "2024-01-31", member_count: 100 }],
  });
  await expectRows(built, "data_quality", { feed: "control_totals" }, [
    { library_id: "_all", loaded_count: 1, member_count: null, verdict: "good" },
  ]);
});

it("a member whose age is known is one member", async () => {
  const built = await world({
    residents,
    catchments,
    members: [
      { area_id: "A", birth_year: 1980 },
      { area_id: "Z", birth_year: 2010 },
      { area_id: null, birth_year: null },
    ],
  });
  await expectRows(built, "data_quality", town, [
    { loaded_count: 3, member_count: 3, unplaced_count: 1, unmatched_count: 1 },
  ]);
});
