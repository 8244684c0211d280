import { expect, test } from "vitest";
import { placesAnswer } from "../../dashboards/components/answers/places.js";
import { placesTitle } from "../../dashboards/components/answers/titles.js";

const place = (name: string, penetration: number, low: number | null, high: number | null) => ({
  name,
  penetration,
  penetration_low: low,
  penetration_high: high,
});

function told(...places: ReturnType<typeof place>[]) {
  const [answer] = placesAnswer({ places, whole: 0.25, kind: "municipality" });
  return [answer!.message, placesTitle(places).message];
}

test("places are told apart where their intervals have no part in common", () => {
  expect(told(place("A", 0.2, 0.19, 0.21), place("B", 0.3, 0.29, 0.31))).toEqual([
    "municipalities.range",
    "title.places",
  ]);
});

test("where they have, the difference is called no more than chance", () => {
  expect(told(place("A", 0.2, 0.18, 0.22), place("B", 0.23, 0.21, 0.25))).toEqual([
    "municipalities.even",
    "title.placesEven",
  ]);
});

test("without intervals only what was counted is told", () => {
  expect(told(place("A", 0.2, null, null), place("B", 0.23, 0.21, 0.25))).toEqual([
    "municipalities.range",
    "title.places",
  ]);
});
