import { expect, it } from "vitest";
import { figures } from "../../data/figuresConfig.js";
import { neededFor, world, type WorldContent } from "../support/world.js";
import { expectRows } from "./expectRows.js";

/** Each library has 1,000 residents of S and of T in an area of its own, and these members in it. */
function libraries(members: Record<string, number>, setting: WorldContent["setting"] = {}) {
  const names = Object.keys(members);
  return world({
    residents: names.flatMap((area_id) =>
      ["S", "T"].map((segment_id) => ({ area_id, segment_id, households: 1000 })),
    ),
    catchments: names.map((library) => ({ library, area_id: library, municipality: library })),
    members: Object.entries(members).flatMap(([library, count]) =>
      Array.from({ length: count }, (_, house) => ({
        library,
        area_id: library,
        member_id: `${library} ${house}`,
        house_number: String(house),
      })),
    ),
    setting: { basis: ["households"], ...setting },
  });
}

const six = { Town: 200, A: 20, B: 40, C: 60, D: 100, E: 400 };
const town = { library_id: "town", scope: "library", segment_id: "S" };

it("peers are told by their median and upper quartile, without the library itself", async () => {
  const built = await libraries(six);
  await expectRows(built, "benchmark_gap", { ...town, benchmark: "peer_median" }, [
    { rate: 0.03, peer_count: 5, gap: 0 },
  ]);
  await expectRows(built, "benchmark_gap", { ...town, benchmark: "peer_upper_quartile" }, [
    { rate: 0.05, peer_count: 5, gap: 0 },
  ]);
  const last = { ...town, library_id: "a", benchmark: "peer_median" };
  await expectRows(built, "benchmark_gap", last, [{ rate: 0.05, peer_count: 5, gap: 40 }]);
});

it("between two peers the quartile lies as far as its rank does", async () => {
  const built = await libraries({ ...six, F: 30 });
  // The others by size: 0.01, 0.015, 0.02, 0.03, 0.05 and 0.2.
  await expectRows(built, "benchmark_gap", { ...town, benchmark: "peer_median" }, [
    { rate: 0.025, peer_count: 6 },
  ]);
  await expectRows(built, "benchmark_gap", { ...town, benchmark: "peer_upper_quartile" }, [
    { rate: 0.045, peer_count: 6 },
  ]);
});

it("fewer peers than are asked for are no benchmark", async () => {
  const built = await libraries(six, { figures: figures.parse({ leastPeers: 6 }) });
  await expectRows(built, "benchmark_gap", { ...town, benchmark: "peer_median" }, []);
});

it("peers are those of the same group", async () => {
  const built = await libraries(six, {
    peers: { port: ["Town", "A", "B"], other: ["C"] },
    figures: figures.parse({ leastPeers: 2 }),
  });
  const median = { segment_id: "S", benchmark: "peer_median" };
  await expectRows(built, "benchmark_gap", { ...median, library_id: "town" }, [
    { scope: "library", rate: 0.015, peer_count: 2 },
    { scope: "municipality", rate: 0.015, peer_count: 2 },
  ]);
  await expectRows(built, "benchmark_gap", { ...median, library_id: "c" }, []);
});

it("a peer in which the segment is too small does not count", async () => {
  // 8 members of both segments: 4 are expected of each.
  const built = await libraries(
    { Town: 200, A: 20, B: 8, C: 60 },
    { figures: figures.parse({ leastPeers: 1 }) },
  );
  await expectRows(built, "benchmark_gap", { ...town, benchmark: "peer_median" }, [
    { rate: 0.02, peer_count: 2 },
  ]);
});

const twoMunicipalities = (west: number): WorldContent => ({
  residents: [
    { area_id: "A", segment_id: "S", households: 1000 },
    { area_id: "B", segment_id: "S", households: west },
    { area_id: "B", segment_id: "T", households: 3000 },
  ],
  catchments: [
    { area_id: "A", municipality: "East" },
    { area_id: "B", municipality: "West" },
  ],
  members: ["A", "B"].flatMap((area_id) =>
    Array.from({ length: 100 }, (_, place) => ({
      area_id,
      house_number: String(place),
      member_id: `${area_id}${place}`,
    })),
  ),
  assignments: ["A", "B"].flatMap((area_id) =>
    Array.from({ length: 100 }, (_, place) => ({
      area_id,
      house_number: String(place),
      segment_id: area_id === "A" || place < 60 ? "S" : "T",
    })),
  ),
  setting: { basis: ["households"], assignment: "address" },
});
const best = { benchmark: "best_municipality", segment_id: "S" };

it("the best municipality of the library is a benchmark of each scope", async () => {
  const built = await world(twoMunicipalities(200));
  await expectRows(built, "benchmark_gap", best, [
    { scope_id: "town", scope: "library", rate: 0.3, gap: 0.3 * 1200 - 160, peer_count: null },
    { scope_id: "east", scope: "municipality", rate: 0.3, gap: 200, peer_count: null },
    { scope_id: "west", scope: "municipality", rate: 0.3, gap: 0, peer_count: null },
  ]);
});

it("a municipality in which the segment is too small is not the best", async () => {
  const built = await world(twoMunicipalities(90));
  await expectRows(built, "benchmark_gap", { ...best, scope: "library" }, [{ rate: 0.1 }]);
});

it.each([
  [151, 0.1],
  [150, 2 / 3],
])(
  "of a municipality as a whole the size counts: at least %d residents",
  async (leastBase, rate) => {
    const given = twoMunicipalities(0);
    const built = await world({
      ...given,
      residents: [
        { area_id: "A", segment_id: "S", households: 1000 },
        { area_id: "B", segment_id: "S", households: 150 },
      ],
      setting: { ...given.setting, figures: figures.parse({ leastBase }) },
    });
    const whole = { ...best, segment_id: "_all", scope: "library" };
    await expectRows(built, "benchmark_gap", whole, [{ rate }]);
  },
);

it("the gap to the library as a whole is that of membership_profile", async () => {
  const built = await world(twoMunicipalities(200));
  await built.build(neededFor("benchmark_gap"));
  const gaps = async (mart: string, where: object) =>
    (await built.rows(mart, { ...where }))
      .filter(({ segment_id }) => !/^_(?!all)/.test(String(segment_id)))
      .map(({ scope_id, level, segment_id, gap_low, gap, gap_high }) => ({
        ...{ scope_id, level, segment_id, gap_low, gap, gap_high },
      }));
  const told = await gaps("benchmark_gap", { benchmark: "library_mean" });
  expect(told).toEqual(await gaps("membership_profile", {}));
  expect(told.filter(({ gap }) => Number(gap) > 0)).not.toEqual([]);
});

it("of a library with more members than residents there is no mean", async () => {
  const built = await world({
    residents: [{ area_id: "A", segment_id: "S", persons: 200 }],
    catchments: [{ area_id: "A", municipality: "East" }],
    member_counts: [{ area_id: "A", member_count: 300 }],
  });
  await expectRows(built, "benchmark_gap", {}, []);
});

it("a rate is told without a gap where the penetration has no interval", async () => {
  const built = await world({
    residents: [
      { area_id: "A", segment_id: "S", households: 100 },
      { area_id: "A", segment_id: "T", households: 0 },
    ],
    catchments: [{ area_id: "A" }],
    members: [{ area_id: "A", house_number: "1" }],
    setting: { basis: ["households"] },
  });
  await expectRows(built, "benchmark_gap", { scope: "library", segment_id: "T" }, [
    { benchmark: "library_mean", rate: 0.01, gap_low: null, gap: null, gap_high: null },
  ]);
});

it("rest rows have no gap", async () => {
  const built = await world({
    ...twoMunicipalities(200),
    members: [{ area_id: "elsewhere" }, { area_id: "A", house_number: "1" }],
  });
  await expectRows(built, "membership_profile", { segment_id: "_outside", level: "total" }, [
    { scope: "library", member_count: 1 },
  ]);
  await expectRows(built, "benchmark_gap", { segment_id: "_outside" }, []);
});
