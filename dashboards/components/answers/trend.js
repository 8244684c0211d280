import { figure, named, sentence } from "../figure.js";
import { changeOf, kindOf, sureness } from "./change.js";

/**
 * Whether reach changed, and by whom; that it rose or fell is said where that is more than chance.
 *
 * @param {{ total?: any, segments: any[], chosen?: any, name: (segmentId: string) => string, place: string, points: string }} input rows of one snapshot date
 * @returns {import("../figure.js").Sentence[]}
 */
export function trendAnswer({ total, segments, chosen, name, place, points }) {
  if (!total || total.penetration === null) return [sentence("trend.none", { place })];
  const now = {
    penetration: figure("penetration", total.penetration, "percent"),
    date: figure("date", total.snapshot_date, "date"),
  };
  const since = changeOf(total);
  if (!since) return [sentence("trend.first", now)];
  const answer = sentence(`trend.${since.direction}`, {
    ...now,
    points,
    before: figure("before", since.before, "percent"),
    beforeDate: figure("before_date", since.date, "date"),
    change: figure("change", since.change, "points"),
    low: figure("change_low", since.low, "points"),
    high: figure("change_high", since.high, "points"),
    sure: sureness(since),
  });
  const kind = kindOf(total);
  return [answer, ...(chosen ? aboutChosen(chosen, kind, name) : aboutMost(segments, kind, name))];
}

/** @returns {import("./change.js").Change["direction"]} by the row of one date; `untested` where it has nothing before it */
export function trendDirection(rows, date) {
  const row = rows.find(({ snapshot_date }) => snapshot_date === date);
  return (row && changeOf(row)?.direction) ?? "untested";
}

function aboutChosen(row, kind, name) {
  const since = changeOf(row, kind);
  if (!since) return [];
  return [
    sentence(since.direction === "same" ? "trend.chosenSame" : "trend.chosen", {
      segment: named(name(row.segment_id)),
      before: figure("segment_before", since.before, "percent"),
      penetration: figure("segment_penetration", row.penetration, "percent"),
      change: figure("segment_change", since.change, "points"),
      sure: sureness(since),
    }),
  ];
}

/** Of the segments that surely rose, the one with the largest change, and how many others; and of those that fell. */
function aboutMost(rows, kind, name) {
  const known = rows
    .map((row) => ({ row, since: changeOf(row, kind) }))
    .filter(({ since }) => since !== null)
    .sort((a, b) => b.since.change - a.since.change);
  const up = known.filter(({ since }) => since.direction === "up");
  const down = known.filter(({ since }) => since.direction === "down").reverse();
  const isTested = known.some(({ since }) => since.low !== null && since.high !== null);
  if (isTested && up.length + down.length === 0) return [sentence("trend.noneMoved")];
  return [...surely("mostUp", up, name), ...surely("mostDown", down, name)];
}

function surely(which, [first, ...others], name) {
  if (!first) return [];
  return [
    sentence(`trend.${which}`, {
      segment: named(name(first.row.segment_id)),
      change: figure(which, first.since.change, "points"),
      more: others.length,
      moreFigure: figure(`${which}_others`, others.length),
    }),
  ];
}
