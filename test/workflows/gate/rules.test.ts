import { describe, expect, test } from "vitest";
import { gateWorld, type Gates } from "./gateWorld.js";
import { members, town } from "./given.js";

const february = { snapshot_date: "2024-02-29" };

/** What a gate finds in two deliveries of members, of January and February. */
async function foundIn(given: ReturnType<typeof members>, gates: Gates) {
  const place = await gateWorld({ ...town, members: given });
  await place.judge(gates);
  return place.found();
}

describe("maxDrop", () => {
  const given = [...members(100), ...members(70, february)];

  test("holds back a delivery that lost more than its bound", async () => {
    expect(await foundIn(given, { members: { maxDrop: 0.29 } })).toEqual([
      "members 2024-02-29 maxDrop town: -0.3",
    ]);
  });

  test("lets a loss of exactly its bound pass, and any rise", async () => {
    expect(await foundIn(given, { members: { maxDrop: 0.3 } })).toEqual([]);
    const more = [...members(10), ...members(90, february)];
    expect(await foundIn(more, { members: { maxDrop: 0 } })).toEqual([]);
  });

  test("tells which library of a delivery lost them, and the whole", async () => {
    const both = [
      ...members(100),
      ...members(100, { library: "Village", area_id: "B" }),
      ...members(100, february),
      ...members(40, { ...february, library: "Village", area_id: "B" }),
    ];
    expect(await foundIn(both, { members: { maxDrop: 0.2 } })).toEqual([
      "members 2024-02-29 maxDrop _all: -0.3",
      "members 2024-02-29 maxDrop village: -0.6",
    ]);
  });

  test("misses a library that is left out, small as it is", async () => {
    const without = [
      ...members(100),
      ...members(2, { library: "Village", area_id: "B" }),
      ...members(100, february),
    ];
    expect(await foundIn(without, { members: { maxDrop: 0.2 } })).toEqual([
      "members 2024-02-29 maxDrop village: -1",
    ]);
  });

  test("sets a delivery against the one before it, not against a later one", async () => {
    const march = { snapshot_date: "2024-03-31" };
    const back = [...members(100), ...members(50, february), ...members(100, march)];
    expect(await foundIn(back, { members: { maxDrop: 0.2 } })).toEqual([
      "members 2024-02-29 maxDrop town: -0.5",
    ]);
  });

  test("counts rows where a feed has no members", async () => {
    const place = await gateWorld({ ...town, members: members(50) });
    await place.deliver("residents", [
      { snapshot_date: "2024-02-01", area_id: "A", segment_id: "S", persons: 1000 },
    ]);
    await place.judge({ residents: { maxDrop: 0.1 } });
    expect(await place.found()).toEqual(["residents 2024-02-01 maxDrop _all: -0.5"]);
  });
});

describe("maxRise", () => {
  const given = [...members(100), ...members(150, february)];

  test("holds back a delivery that grew more than its bound", async () => {
    expect(await foundIn(given, { members: { maxRise: 0.4 } })).toEqual([
      "members 2024-02-29 maxRise town: 0.5",
    ]);
  });

  test("lets a growth of exactly its bound pass, any loss, and a library that is new", async () => {
    expect(await foundIn(given, { members: { maxRise: 0.5 } })).toEqual([]);
    const fewer = [...members(90), ...members(10, february)];
    expect(await foundIn(fewer, { members: { maxRise: 0 } })).toEqual([]);
    const joined = [...given, ...members(5, { ...february, library: "Village", area_id: "B" })];
    expect(await foundIn(joined, { members: { maxRise: 0.6 } })).toEqual([]);
  });
});

describe("maxRejected", () => {
  test("holds back a delivery with a larger share of its rows in quarantine", async () => {
    const place = await gateWorld({ ...town, members: members(71) });
    await place.warehouse.run(
      "update meta.load set read_count = 100, rejected_count = 29 where feed = 'members'",
    );
    await place.judge({ members: { maxRejected: 0.28 } });
    expect(await place.found()).toEqual(["members 2024-01-31 maxRejected _all: 0.29"]);
    await place.judge({ members: { maxRejected: 0.29 } });
    expect(await place.found()).toEqual([]);
  });
});

describe("maxAge", () => {
  test("holds back when the newest snapshot is older, published or not", async () => {
    const given = [...members(50), ...members(50, february)];
    const place = await gateWorld({ ...town, members: given });
    await place.publish([{ feed: "members", snapshotDate: "2024-02-29" }]);
    await place.judge({ members: { maxAge: 30 } }, "2024-03-30");
    expect(await place.found()).toEqual([]);
    await place.judge({ members: { maxAge: 30 } }, "2024-03-31");
    expect(await place.found()).toEqual(["members 2024-02-29 maxAge _all: 31"]);
  });

  test("says nothing of a feed that never delivered", async () => {
    const place = await gateWorld({ ...town, members: members(50) });
    await place.judge({ branches: { maxAge: 1 } });
    expect(await place.found()).toEqual([]);
  });
});

describe("minMatchRate", () => {
  test("holds back when too few members of a branch are placed in a known area", async () => {
    const given = [
      ...members(90),
      ...members(5, { area_id: "Z" }),
      ...members(5, { area_id: null }),
      ...members(14, { branch: "North" }),
      ...members(6, { branch: "North", area_id: "Z" }),
    ];
    expect(await foundIn(given, { members: { minMatchRate: 0.8 } })).toEqual([
      "members 2024-01-31 minMatchRate town/north: 0.7",
    ]);
    expect(await foundIn(given, { members: { minMatchRate: 0.7 } })).toEqual([]);
  });

  test("judges the library where members have no branch", async () => {
    const given = [...members(10, { branch: "" }), ...members(30, { branch: "", area_id: "Z" })];
    expect(await foundIn(given, { members: { minMatchRate: 0.8 } })).toEqual([
      "members 2024-01-31 minMatchRate town: 0.25",
    ]);
  });

  test("leaves branches alone that are too small to judge", async () => {
    const given = [...members(200), ...members(19, { branch: "Bus", area_id: "Z" })];
    expect(await foundIn(given, { members: { minMatchRate: 0.9 } })).toEqual([]);
  });
});

describe("maxPenetration", () => {
  const crowd = members(1200);

  test("needs no configuration: more members than residents cannot be", async () => {
    expect(await foundIn(crowd, { members: {} })).toEqual([
      "members 2024-01-31 maxPenetration town: 1.2",
    ]);
  });

  test("can be lower, and can be put off", async () => {
    expect(await foundIn(members(300), { members: { maxPenetration: 0.25 } })).toEqual([
      "members 2024-01-31 maxPenetration town: 0.3",
    ]);
    expect(await foundIn(crowd, { members: { maxPenetration: null } })).toEqual([]);
  });

  test("lets as many members as residents pass, and a segment of fewer than 100", async () => {
    expect(await foundIn(members(1000), { members: {} })).toEqual([]);
    const place = await gateWorld({
      ...town,
      residents: [
        { area_id: "A", segment_id: "S", persons: 1000, households: 1000 },
        { area_id: "A2", segment_id: "T", persons: 99, households: 99 },
      ],
      catchments: [
        { library: "Town", area_id: "A", municipality: "Townshire" },
        { library: "Town", area_id: "A2", municipality: "Townshire" },
      ],
      members: members(150, { area_id: "A2" }),
    });
    await place.judge({ members: {} });
    expect(await place.found()).toEqual([]);
  });
});

describe("controlTotal", () => {
  const gates: Gates = {
    members: { controlTotal: { feed: "control_totals", maxDifference: 0.02 } },
    control_totals: {},
  };

  async function against(member_count: number, snapshot_date = "2024-01-31") {
    const place = await gateWorld({
      ...town,
      members: members(100),
      control_totals: [{ snapshot_date, library: "TOWN", member_count }],
    });
    await place.judge(gates);
    return place.found();
  }

  test("holds back a delivery that another register contradicts, either way", async () => {
    expect(await against(125)).toEqual(["members 2024-01-31 controlTotal town: -0.2"]);
    expect(await against(80)).toEqual(["members 2024-01-31 controlTotal town: 0.25"]);
  });

  test("lets a difference within its bound pass", async () => {
    expect(await against(102)).toEqual([]);
    expect(await against(98)).not.toEqual([]);
  });

  test("takes the latest total on or before the snapshot, of no more than 31 days earlier", async () => {
    expect(await against(200, "2023-12-31")).toHaveLength(1);
    expect(await against(200, "2023-12-30")).toEqual([]);
    expect(await against(200, "2024-02-01")).toEqual([]);
  });

  test("counts what a register delivered, before anyone is left out", async () => {
    const place = await gateWorld({
      ...town,
      setting: { leaveOutCategories: ["school"] },
      members: members(100).map((row, turn) => ({
        ...row,
        category: turn < 50 ? "school" : "adult",
      })),
      control_totals: [{ snapshot_date: "2024-01-31", member_count: 100 }],
    });
    await place.judge(gates);
    expect(await place.found()).toEqual([]);
  });

  test("holds counts by area against it too", async () => {
    const place = await gateWorld({
      ...town,
      member_counts: [
        { area_id: "A", member_count: 60 },
        { area_id: "B", member_count: 30 },
      ],
      control_totals: [{ snapshot_date: "2024-01-31", member_count: 100 }],
    });
    await place.judge({ ...gates, members: {}, member_counts: gates.members! });
    expect(await place.found()).toEqual(["member_counts 2024-01-31 controlTotal town: -0.1"]);
  });
});
