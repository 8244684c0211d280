import { figure, named, sentence } from "../figure.js";

/**
 * Which groups live here, and whom of them we reach best and least.
 *
 * @param {{ rows: any[], total: any, name: (segmentId: string) => string, place: string, scope: string, basis: string }} input
 * @returns {import("../figure.js").Sentence[]}
 */
export function segmentsAnswer({ rows, total, name, place, scope, basis }) {
  if (!total?.base_count) return [sentence("residents.none", { place })];
  const here = rows.filter(({ base_count }) => base_count > 0);
  const [largest] = [...here].sort((a, b) => b.share - a.share);
  if (!largest) return [];
  return [
    sentence("segments.count", {
      ...{ place, scope, basis },
      base: figure("base_count", total.base_count),
      groups: figure("groups", here.length),
    }),
    sentence("residents.largest", {
      basis,
      segment: named(name(largest.segment_id)),
      share: figure("largest_share", largest.share, "percent"),
    }),
    ...extremes(here, name),
  ];
}

/** Those of which the reach differs from the average by more than chance. */
function extremes(rows, name) {
  const sorted = [...rows].sort((a, b) => a.penetration - b.penetration);
  const under = sorted.find((row) => row.class === "under");
  const over = sorted.findLast((row) => row.class === "over");
  if (!under && !over) return [];
  const side = (key, row) =>
    row
      ? {
          [key]: named(name(row.segment_id)),
          [`${key}Share`]: figure(`${key}_penetration`, row.penetration, "percent"),
        }
      : {};
  const kind = over && under ? "both" : over ? "over" : "under";
  return [sentence(`segments.${kind}`, { ...side("over", over), ...side("under", under) })];
}
