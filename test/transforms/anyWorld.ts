import fc from "fast-check";
import { figures } from "../../data/figuresConfig.js";
import type { WorldContent } from "../support/world.js";

export const snapshotDates = ["2024-01-31", "2024-02-29"];

// The second holds for the second snapshot of members only.
const residentDates = ["2024-01-01", "2024-02-15"];
const libraries = ["Town", "Village", "Island"];
const branch = fc.constantFrom("North", "South");
const segment = fc.constantFrom(
  { segment_id: "S", subsegment_id: "S1" },
  { segment_id: "S", subsegment_id: "S2" },
  { segment_id: "T", subsegment_id: "T1" },
  { segment_id: "T", subsegment_id: null },
  { segment_id: null, subsegment_id: null },
);

// Few values, so that areas have segments of equal size.
const count = fc.constantFrom(0, 1, 10, 10, 40);

/** Small worlds of 3 to 8 areas and 1 to 3 libraries, in which all that can be missing may be. */
export const anyWorld: fc.Arbitrary<WorldContent> = fc
  .record({
    areas: fc.integer({ min: 3, max: 8 }).map((count) => numbered("A", count)),
    libraries: fc.integer({ min: 1, max: 3 }).map((count) => libraries.slice(0, count)),
    hasBoundaries: fc.boolean(),
  })
  .chain(({ areas, libraries: open, hasBoundaries }) => {
    const area = fc.constantFrom(...areas);
    const library = fc.constantFrom(...open);
    // Where somebody may live: in today's areas, in older ones, nowhere known, or not known.
    const home = fc.constantFrom(...areas, "A1", "A1", "A1", "O1", "O2", "elsewhere", null);
    return fc.record({
      residents: fc.uniqueArray(
        fc
          .record({
            snapshot_date: fc.constantFrom(...residentDates),
            area_id: area,
            of: segment,
            persons: count,
            households: fc.option(count),
          })
          .map(({ of, ...row }) => ({ ...row, ...of })),
        {
          minLength: 1,
          maxLength: 16,
          selector: (row) =>
            [row.snapshot_date, row.area_id, row.segment_id, row.subsegment_id].join(),
        },
      ),
      catchments: fc.uniqueArray(
        fc.record({
          library,
          area_id: area,
          municipality: fc.constantFrom("East", "West"),
          share: fc.constantFrom(1, 1, 0.25),
        }),
        { minLength: 1, maxLength: 12, selector: (row) => [row.library, row.area_id].join() },
      ),
      boundaries: fc.uniqueArray(
        fc.record({
          old_area_id: fc.constantFrom("O1", "O2"),
          area_id: area,
          share: fc.constantFrom(null, null, 0, 0.3, 0.33),
        }),
        {
          maxLength: hasBoundaries ? 6 : 0,
          selector: (row) => [row.old_area_id, row.area_id].join(),
        },
      ),
      assignments: fc.uniqueArray(
        fc.record({
          area_id: area,
          house_number: fc.constantFrom(null, "1", "2"),
          segment_id: fc.constantFrom("S", "T"),
        }),
        { maxLength: 6, selector: (row) => [row.area_id, row.house_number].join() },
      ),
      members: fc
        .array(
          fc.record({
            snapshot_date: fc.constantFrom(...snapshotDates),
            library,
            branch,
            area_id: home,
            house_number: fc.constantFrom(null, "1", "1", "2"),
            expiry_date: fc.constantFrom(null, null, null, "2024-01-15", "2024-02-15"),
          }),
          { maxLength: 25, size: "max" },
        )
        .map((rows) => rows.map((row, place) => ({ ...row, member_id: `member ${place}` }))),
      member_counts: fc.uniqueArray(
        fc.record({
          snapshot_date: fc.constantFrom(...snapshotDates),
          library,
          branch,
          area_id: home,
          member_count: fc.option(fc.integer({ min: 5, max: 40 })),
        }),
        {
          maxLength: 10,
          selector: (row) => [row.snapshot_date, row.library, row.branch, row.area_id].join(),
        },
      ),
      setting: fc.record({
        assignment: fc.constantFrom("address" as const, "dominant" as const, "shared" as const),
        suppressed: fc.constantFrom("zero" as const, "midpoint" as const),
        peers: fc.constantFrom(undefined, { coast: ["Town", "Island"], inland: ["Village"] }),
        // In the second, worlds as small as these have segments that are not too small.
        figures: fc.constantFrom(
          figures.parse({}),
          figures.parse({ leastBase: 1, leastExpected: 1, leastPeers: 1 }),
        ),
      }),
    });
  });

function numbered(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, place) => `${letter}${place + 1}`);
}
