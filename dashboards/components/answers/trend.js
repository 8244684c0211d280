import { figure, named, sentence } from "../figure.js";
import { looksSame } from "./contrast.js";

/**
 * Whether reach changed: against a year ago, or against the snapshot before where there is no such.
 *
 * @param {{ total?: any, segments: any[], chosen?: any, name: (segmentId: string) => string, place: string, points: string }} input rows of one snapshot date
 * @returns {import("../figure.js").Sentence[]}
 */
export function trendAnswer({ total, segments, chosen, name, place, points }) {
  if (!total || total.penetration === null) return [sentence("trend.none", { place })];
  const since = sinceYearOrPrevious(total);
  const now = {
    penetration: figure("penetration", total.penetration, "percent"),
    date: figure("date", total.snapshot_date, "date"),
  };
  if (!since) return [sentence("trend.first", now)];
  const answer = sentence(`trend.${directionOf(total, since)}`, {
    ...now,
    points,
    before: figure("before", since.before, "percent"),
    beforeDate: figure("before_date", since.date, "date"),
    change: figure("change", since.change, "points"),
  });
  const about = chosen
    ? aboutChosen(chosen, since.kind, name)
    : aboutExtremes(segments, since, name);
  return [answer, ...about];
}

/** `up`, `down` or `same`, by the row of one date. */
export function trendDirection(rows, date) {
  const row = rows.find(({ snapshot_date }) => snapshot_date === date);
  const since = row && sinceYearOrPrevious(row);
  return since ? directionOf(row, since) : "same";
}

function sinceYearOrPrevious(row) {
  if (row.change_year !== null) {
    return { kind: "year", before: row.year_ago, date: row.year_ago_date, change: row.change_year };
  }
  if (row.change_previous === null) return null;
  const { previous: before, previous_date: date, change_previous: change } = row;
  return { kind: "previous", before, date, change };
}

/** Two shares that read differently can still be less than a tenth of a point apart. */
function directionOf({ penetration }, { before, change }) {
  if (looksSame(penetration, before) || looksSame(change, 0)) return "same";
  return change > 0 ? "up" : "down";
}

function isSame(before, now) {
  return looksSame(before, now) || looksSame(now - before, 0);
}

function changeOf(row, kind) {
  return kind === "year" ? row.change_year : row.change_previous;
}

function aboutChosen(row, kind, name) {
  const before = kind === "year" ? row.year_ago : row.previous;
  if (before === null || row.penetration === null) return [];
  return [
    sentence(isSame(before, row.penetration) ? "trend.chosenSame" : "trend.chosen", {
      segment: named(name(row.segment_id)),
      before: figure("segment_before", before, "percent"),
      penetration: figure("segment_penetration", row.penetration, "percent"),
      change: figure("segment_change", changeOf(row, kind), "points"),
    }),
  ];
}

function aboutExtremes(rows, { kind }, name) {
  const known = rows
    .filter((row) => changeOf(row, kind) !== null)
    .sort((a, b) => changeOf(b, kind) - changeOf(a, kind));
  const [first, last] = [known.at(0), known.at(-1)];
  if (!first || !last || first === last) return [];
  const most = changeOf(first, kind) > 0 ? "trend.mostUp" : "trend.leastDown";
  const least = changeOf(last, kind) < 0 ? "trend.mostDown" : "trend.leastUp";
  // A change that reads as 0,0 is none to speak of.
  const visible = (row) => !looksSame(changeOf(row, kind), 0);
  return [
    ...(visible(first) ? [extreme(most, first, kind, name)] : []),
    ...(visible(last) ? [extreme(least, last, kind, name)] : []),
  ];
}

function extreme(message, row, kind, name) {
  return sentence(message, {
    segment: named(name(row.segment_id)),
    change: figure(message.slice("trend.".length), changeOf(row, kind), "points"),
  });
}
