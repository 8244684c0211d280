import fc from "fast-check";
import { expect, test } from "vitest";
import { rankChannels } from "../../dashboards/components/opportunities/channels.js";
import { chosenSet, toggled } from "../../dashboards/components/opportunities/chosenSet.js";
import { quadrantOf, thresholdsOf } from "../../dashboards/components/opportunities/quadrants.js";

const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const size = fc.double({ min: 1, max: 50_000, noNaN: true });

test("the index of a set is that of all its people together", () => {
  const group = fc.record({ share, size });
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 11 }), share, (groups, everybody) => {
      const trait = { domain: "media", topic: "Krant", attribute: "Leest een krant" };
      const rows = groups.map((one, turn) => ({
        ...trait,
        segment_id: String(turn),
        value: one.share,
        index: (100 * one.share) / everybody,
      }));
      const sizes = new Map(groups.map((one, turn) => [String(turn), one.size]));
      const people = groups.reduce((sum, one) => sum + one.size, 0);
      const doing = groups.reduce((sum, one) => sum + one.share * one.size, 0);
      const [found] = rankChannels(rows, sizes);
      expect(found!.value).toBeCloseTo(doing / people, 9);
      expect(found!.index).toBeCloseTo((100 * doing) / people / everybody, 6);
    }),
  );
});

test("attributes come by index, and of segments that were not chosen nothing counts", () => {
  const row = (segment_id: string, attribute: string, index: number | null) => ({
    segment_id,
    domain: "media",
    topic: "",
    attribute,
    value: null,
    index,
  });
  const rows = [
    row("A", "krant", 80),
    row("A", "radio", 140),
    row("B", "krant", 400),
    row("A", "film", null),
  ];
  const ranked = rankChannels(rows, new Map([["A", 10]]));
  expect(ranked.map(({ attribute, index, value }) => [attribute, index, value])).toEqual([
    ["radio", 140, null],
    ["krant", 80, null],
  ]);
});

test("the thresholds are an index of 100 and an average share, unless the address asks for others", () => {
  expect(thresholdsOf({}, 8)).toEqual({ over: 100, large: 0.125 });
  expect(thresholdsOf({ over: "120", large: "0.2" }, 8)).toEqual({ over: 120, large: 0.2 });
  expect(thresholdsOf({ over: "veel", large: "-1" }, 8)).toEqual({ over: 100, large: 0.125 });
});

test("each segment has one place in the plan, and none without an index", () => {
  const thresholds = { over: 100, large: 0.1 };
  const place = (index: number | null, base_share: number) =>
    quadrantOf({ index, base_share }, thresholds);
  expect(place(100, 0.1)).toBe("core");
  expect(place(99.9, 0.1)).toBe("developmental");
  expect(place(100, 0.09)).toBe("niche");
  expect(place(99.9, 0.09)).toBe("other");
  expect(place(null, 0.5)).toBeNull();
});

test("what lacks most for certain is chosen, unless the address names others", () => {
  const row = (segment_id: string, gap: number | null, gap_low: number | null) => ({
    segment_id,
    gap,
    gap_low,
    class: "average",
  });
  const rows = [row("A", 5, 0), row("B", 40, 20), row("C", null, null), row("D", 60, 30)];
  expect(chosenSet({}, rows)).toEqual(["B", "D"]);
  expect(chosenSet({ set: "A,Z" }, rows)).toEqual(["A"]);
  expect(chosenSet({ set: "Z" }, rows)).toEqual(["D"]);
  expect(chosenSet({}, [row("A", 5, 0)])).toEqual(["A"]);
  expect(toggled(["B", "D"], "B")).toBe("D");
  expect(toggled(["B"], "D")).toBe("B,D");
});
