import fc from "fast-check";
import { expect, test } from "vitest";
import { trendAnswer, trendDirection } from "../../dashboards/components/answers/trend.js";
import { inPlain, loadText } from "../../dashboards/components/text.js";

const dutch = await loadText("nl");

function row(change: number, low: number | null, high: number | null, segment = "_all") {
  return {
    ...{ segment_id: segment, snapshot_date: "2025-02-01", penetration: 0.2 + change },
    ...{ previous: null, previous_date: null, change_previous: null },
    ...{ change_previous_low: null, change_previous_high: null },
    ...{ year_ago: 0.2, year_ago_date: "2024-02-01", change_year: change },
    ...{ change_year_low: low, change_year_high: high },
  };
}

function told(total: object, segments: object[] = [], chosen?: object): string[] {
  const name = (id: string) => `Groep ${id}`;
  return trendAnswer({
    ...{ total, segments, chosen, name, place: "de bibliotheek" },
    points: dutch.say("trend.points"),
  }).map((sentence) => inPlain(dutch, sentence));
}

test.each([
  [
    row(0.03, 0.01, 0.05),
    "Het bereik steeg van 20,0\u00a0% op 1 februari 2024 naar 23,0\u00a0% op 1 februari 2025: +3,0 procentpunt. Dat is meer dan toeval kan geven (tussen +1,0 en +5,0).",
  ],
  [
    row(-0.03, -0.05, -0.01),
    "Het bereik daalde van 20,0\u00a0% op 1 februari 2024 naar 17,0\u00a0% op 1 februari 2025: −3,0 procentpunt. Dat is meer dan toeval kan geven (tussen −5,0 en −1,0).",
  ],
  [
    row(0.03, -0.01, 0.07),
    "Het bereik was 20,0\u00a0% op 1 februari 2024 en 23,0\u00a0% op 1 februari 2025: +3,0 procentpunt. Dat verschil kan toeval zijn (tussen −1,0 en +7,0).",
  ],
  [
    row(0.03, null, null),
    "Het bereik was 20,0\u00a0% op 1 februari 2024 en 23,0\u00a0% op 1 februari 2025: +3,0 procentpunt. Of dat toeval is, valt uit deze cijfers niet op te maken.",
  ],
  [
    row(0.0003, 0.0001, 0.0005),
    "Het bereik bleef vrijwel gelijk: 20,0\u00a0% op 1 februari 2024 en 20,0\u00a0% op 1 februari 2025.",
  ],
])("a change is told with what chance leaves of it (%#)", (total, sentence) => {
  expect(told(total)).toEqual([sentence]);
});

test("of segments only those are named that surely moved, the one with the largest change each way", () => {
  const total = row(0, -0.01, 0.01);
  const segments = [
    row(0.09, -0.02, 0.2, "A"),
    row(0.05, 0.02, 0.08, "B"),
    row(0.04, 0.03, 0.05, "C"),
    row(-0.06, -0.09, -0.03, "D"),
    row(-0.08, null, null, "E"),
  ];
  expect(told(total, segments).slice(1)).toEqual([
    "Groep B steeg duidelijk: +5,0 procentpunt; 1 ander segment ook.",
    "Groep D daalde duidelijk: −6,0 procentpunt.",
  ]);
  expect(told(total, [segments[0]!, segments[4]!]).slice(1)).toEqual([
    "Bij geen enkel segment is het verschil groter dan toeval kan geven.",
  ]);
  expect(told(total, segments, segments[0]).slice(1)).toEqual([
    "Bij Groep A ging het van 20,0\u00a0% naar 29,0\u00a0%: +9,0 procentpunt, wat toeval kan zijn.",
  ]);
});

test("of what was not tested, or has nothing before it, nothing is said", () => {
  const untested = row(0.03, null, null);
  expect(told(untested, [row(0.09, null, null, "A")])).toHaveLength(1);
  const first = { ...row(0, null, null), year_ago: null, change_year: null };
  expect(trendDirection([first], "2025-02-01")).toBe("untested");
});

test("a rise whose bound reads as nothing is none", () => {
  expect(trendDirection([row(0.012, 0.0003, 0.024)], "2025-02-01")).toBe("unsure");
});

test("rising or falling is never said of what chance can give", () => {
  const bound = fc.double({ min: -0.2, max: 0.2, noNaN: true });
  fc.assert(
    fc.property(bound, bound, bound, (...bounds) => {
      const [low, change, high] = bounds.sort((a, b) => a - b);
      const total = row(change, low, high);
      const direction = trendDirection([total], "2025-02-01");
      if (low <= 0 && high >= 0) expect(["same", "unsure"]).toContain(direction);
      if (direction === "up") expect(low).toBeGreaterThan(0);
      if (direction === "down") expect(high).toBeLessThan(0);
    }),
  );
});
