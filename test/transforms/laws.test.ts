import fc from "fast-check";
import { expect, it } from "vitest";
import { createWorld, neededFor, type World, type WorldContent } from "../support/world.js";
import { transforms } from "../../transforms/index.js";
import { anyWorld, snapshotDates } from "./anyWorld.js";
import { benchmarkLaws, type BenchmarkRow, type JudgedRow } from "./benchmarkLaws.js";
import { catchmentLaws, type CatchmentRow } from "./catchmentLaws.js";
import { profileLaws, type ProfileRow } from "./profileLaws.js";

/** Holds some worlds against a law; of one that breaks it, fast-check finds the smallest. */
async function hold(runs: number, law: (world: World, content: WorldContent) => Promise<void>) {
  await fc.assert(
    fc.asyncProperty(anyWorld, async (content) => {
      const world = await createWorld(content);
      try {
        await law(world, content);
      } finally {
        world.close();
      }
    }),
    // Of a law that is broken, the smallest world found by then is shown.
    { numRuns: runs, interruptAfterTimeLimit: 60_000 },
  );
}

it("the figures of every world keep the laws of the profile", async () => {
  await hold(20, async (world, content) => {
    await world.build(neededFor("membership_profile"));
    const rows = (await world.rows("membership_profile")) as unknown as ProfileRow[];
    const broken = Object.entries(profileLaws).map(([law, faultsOf]) => [
      law,
      faultsOf(rows, content),
    ]);
    expect(broken.filter(([, faults]) => faults!.length > 0)).toEqual([]);
  });
});

it("the references of every world keep the laws of the catchment", async () => {
  await hold(15, async (world, content) => {
    await world.build(neededFor("catchment_profile"));
    const rows = (await world.rows("catchment_profile")) as unknown as CatchmentRow[];
    const broken = Object.entries(catchmentLaws).map(([law, faultsOf]) => [
      law,
      faultsOf(rows, content),
    ]);
    expect(broken.filter(([, faults]) => faults!.length > 0)).toEqual([]);
  });
});

it("the gaps of every world keep the laws of the benchmarks", async () => {
  await hold(15, async (world) => {
    await world.build(neededFor("benchmark_gap"));
    const rows = (await world.rows("benchmark_gap")) as unknown as BenchmarkRow[];
    const profile = (await world.rows("membership_profile")) as unknown as JudgedRow[];
    const broken = Object.entries(benchmarkLaws).map(([law, faultsOf]) => [
      law,
      faultsOf(rows, profile),
    ]);
    expect(broken.filter(([, faults]) => faults!.length > 0)).toEqual([]);
  });
});

it("nobody is lost by recasting", async () => {
  await hold(6, async (world) => {
    await world.build(neededFor("recast"));
    const sums = await world.warehouse.rows<{ sum: number }>(
      "select sum(share) as sum from mart.recast group by edition, old_area_id",
    );
    for (const { sum } of sums) expect(sum).toBeCloseTo(1, 9);
  });
});

it("the order of the rows that come in does not matter, and building twice changes nothing", async () => {
  await hold(5, async (world, content) => {
    await world.build();
    const turned = await createWorld(upsideDown(content));
    try {
      await turned.build();
      expect(await allRows(turned)).toEqual(await allRows(world));
    } finally {
      turned.close();
    }
    const again = await world.build();
    expect(again.filter(({ status }) => status !== "unchanged")).toEqual([]);
  });
});

it("building snapshot by snapshot is building all at once", async () => {
  await hold(5, async (world, content) => {
    await world.build();
    const gradual = await createWorld({ ...content, members: [], member_counts: [] });
    try {
      for (const date of [...snapshotDates].reverse()) {
        await gradual.deliver("members", on(date, content.members));
        await gradual.deliver("member_counts", on(date, content.member_counts));
        await gradual.build();
      }
      expect(await allRows(gradual)).toEqual(await allRows(world));
    } finally {
      gradual.close();
    }
  });
});

it("where each member's own address is known, a resident who is no member raises no penetration", async () => {
  await hold(6, async (_, { residents = [], ...content }) => {
    const homes = content.members!.map(({ area_id, house_number }) =>
      [area_id, house_number].join(),
    );
    const addresses = [...new Set(homes)].map((home) => home.split(","));
    const person = {
      ...content,
      member_counts: [],
      boundaries: [],
      members: content.members!.filter(({ area_id, house_number }) => area_id && house_number),
      assignments: addresses
        .filter(([area_id, house_number]) => area_id && house_number)
        .map(([area_id, house_number], place) => ({
          area_id,
          house_number,
          segment_id: place % 2 ? "S" : "T",
        })),
      setting: { assignment: "address" as const },
    };
    // Who lives where nobody was known to live counts from then on.
    const first = residents.find(({ persons }) => persons! > 0);
    if (!first) return;
    const more = { ...first, persons: first.persons! + 1 };
    const others = residents.filter((one) => one !== first);
    const before = await ratesOf({ ...person, residents });
    const after = await ratesOf({ ...person, residents: [more, ...others] });
    const raised = [...after].filter(([key, rate]) => rate > (before.get(key) ?? Infinity) + 1e-12);
    expect(raised).toEqual([]);
  });
});

async function ratesOf(content: WorldContent): Promise<Map<string, number>> {
  const world = await createWorld(content);
  try {
    await world.build(neededFor("membership_profile"));
    const rows = (await world.rows("membership_profile")) as unknown as ProfileRow[];
    const known = rows.filter(
      ({ penetration, basis }) => penetration !== null && basis === "persons",
    );
    return new Map(
      known.map((row) => [
        [row.snapshot_date, row.library_id, row.scope_id, row.level, row.segment_id].join(" "),
        row.penetration!,
      ]),
    );
  } finally {
    world.close();
  }
}

function on<Row extends { snapshot_date?: string }>(date: string, rows: Row[] = []): Row[] {
  return rows.filter((row) => row.snapshot_date === date);
}

function upsideDown({ setting, ...deliveries }: WorldContent): WorldContent {
  const turned = Object.entries(deliveries).map(([source, rows]) => [source, rows.toReversed()]);
  return { setting, ...(Object.fromEntries(turned) as WorldContent) };
}

async function allRows(world: World): Promise<Record<string, unknown>> {
  const tables: Record<string, unknown> = {};
  for (const { name } of transforms) tables[name] = await world.rows(name);
  return tables;
}
