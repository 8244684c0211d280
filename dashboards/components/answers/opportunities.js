import { figure, named, sentence } from "../figure.js";
import { isHidden } from "../hidden.js";

/** As many are named in a sentence. */
const NAMED = 3;

/** What lacks most first; what has no gap, or none that is known, comes last. */
export function byGap(rows) {
  return [...rows].sort((a, b) => (b.gap ?? -1) - (a.gap ?? -1));
}

/** True where members lack even at the most favourable end of the interval. */
export function isChance(row) {
  return row.gap_low > 0 && row.class !== null && row.class !== "too_small";
}

/**
 * Where most can be won.
 *
 * @param {{ rows: any[], name: (segmentId: string) => string, place: string, scope: string, basis: string }} input
 * @returns {import("../figure.js").Sentence[]}
 */
export function opportunitiesAnswer({ rows, name, place, scope, basis }) {
  const found = byGap(rows.filter(isChance));
  const [first] = found;
  if (!first) return [sentence(reasonOf(rows), { place, basis })];
  const largest = sentence("opportunities.largest", {
    basis,
    scope,
    segment: named(name(first.segment_id)),
    gap: figure("gap", first.gap),
    low: figure("gap_low", first.gap_low),
    high: figure("gap_high", first.gap_high),
  });
  const some = found.slice(0, NAMED);
  if (some.length < 2) return [largest];
  const others = some.slice(1).map(({ segment_id }) => name(segment_id));
  const all = figure(
    "gap_together",
    some.reduce((sum, { gap }) => sum + gap, 0),
  );
  const together = { basis, all, more: others.length, first: named(others[0]) };
  return [
    largest,
    sentence("opportunities.together", { ...together, second: named(others[1] ?? "") }),
  ];
}

function reasonOf(rows) {
  if (rows.length > 0 && rows.every(isHidden)) return "opportunities.hidden";
  return rows.some(({ gap }) => gap !== null) ? "opportunities.even" : "opportunities.none";
}
