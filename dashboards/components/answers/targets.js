import { figure, named, sentence } from "../figure.js";

/**
 * The reach when the target was set: of the first snapshot on or after that day. None on a date before it.
 *
 * @param {any[]} trend rows of the library as a whole
 * @param {{ segment_id: string, since?: string }} target
 * @param {string} date that is looked at
 */
export function startOf(trend, { segment_id, since }, date) {
  if (!since) return null;
  const later = trend
    .filter(
      (row) =>
        row.segment_id === segment_id &&
        row.snapshot_date >= since &&
        row.snapshot_date <= date &&
        row.penetration !== null,
    )
    .sort((a, b) => a.snapshot_date.localeCompare(b.snapshot_date));
  return later[0] ?? null;
}

/**
 * How far a target is reached.
 *
 * @param {{ target: { penetration: number, by: string }, row?: any, start: any, name: string }} input `row`: the segment as it is now
 * @returns {import("../figure.js").Sentence}
 */
export function progressOf({ target, row, start, name }) {
  const now = row?.penetration ?? null;
  const values = {
    segment: named(name),
    target: figure("target", target.penetration, "percent"),
    by: figure("target_by", target.by, "date"),
  };
  if (now === null) return sentence("opportunities.target.unknown", values);
  const reached = { ...values, penetration: figure("target_penetration", now, "percent") };
  if (now >= target.penetration) return sentence("opportunities.target.reached", reached);
  if (!start || start.penetration >= target.penetration)
    return sentence("opportunities.target.now", reached);
  const told = {
    ...reached,
    start: figure("target_start", start.penetration, "percent"),
    startDate: figure("target_since", start.snapshot_date, "date"),
  };
  if (isWithin(start.penetration, row)) return sentence("opportunities.target.same", told);
  if (now < start.penetration) return sentence("opportunities.target.back", told);
  const done = (now - start.penetration) / (target.penetration - start.penetration);
  return sentence("opportunities.target.on", {
    ...told,
    done: figure("target_done", done, "wholePercent"),
  });
}

/** True where a reach is not told apart from that of a row by more than chance. */
function isWithin(reach, { penetration_low: low, penetration_high: high }) {
  return low !== null && high !== null && low <= reach && reach <= high;
}
