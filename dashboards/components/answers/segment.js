import { figure, named, sentence } from "../figure.js";
import { isHidden } from "../hidden.js";

/**
 * How many of a (sub)segment live here, and whom of them we reach: no more than the figures allow.
 *
 * @param {{ row: any, total: any, segment: string, place: string, scope: string, basis: string, reference: string }} input `row` and `total` as `localRows` makes them
 * @returns {import("../figure.js").Sentence[]}
 */
export function segmentAnswer({ row, total, segment, ...where }) {
  if (!row?.base_count) {
    return [sentence("segment.nobody", { ...where, segment: named(segment) })];
  }
  return [
    sentence("segment.size", {
      ...where,
      segment: named(segment),
      base: figure("base_count", row.base_count),
      share: figure("share", row.share, "percent"),
      referenceShare: figure("reference_share", row.reference_share, "percent"),
    }),
    reachSentence(row, total),
  ];
}

/** Of those who live here, whom we reach. */
export function reachSentence(row, total) {
  if (row.member_count === undefined) return sentence("segment.unknown");
  if (isHidden(row)) return sentence("segment.hidden");
  if (row.class === "too_small") return sentence("segment.tooSmall");
  if (!Number.isFinite(row.penetration) || !Number.isFinite(total?.penetration)) {
    return sentence("segment.unknown");
  }
  return sentence(`segment.${row.class ?? "untested"}`, {
    penetration: figure("penetration", row.penetration, "percent"),
    average: figure("average", total.penetration, "percent"),
  });
}
