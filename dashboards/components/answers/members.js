import { figure, named, sentence } from "../figure.js";
import { isHidden } from "../hidden.js";
import { looksSame } from "./contrast.js";

/** True where suppressed counts leave room in the number of members. */
export function isUncertain(row) {
  return (
    row.member_count_low !== null &&
    row.member_count_high !== null &&
    Math.round(row.member_count_low) !== Math.round(row.member_count_high)
  );
}

/** Members that a segment lacks for the reach of the whole place; below 0 where it has more. */
export function lackOf(row, total) {
  if (isHidden(row)) return null;
  return (total?.penetration ?? 0) * row.base_count - row.member_count;
}

/**
 * The segments that lack most and least, of those whose difference is more than chance can give: in
 * members, so that a tiny segment with an extreme index does not take the stage.
 */
export function memberContrast(rows, total) {
  const sorted = [...rows].sort((a, b) => lackOf(b, total) - lackOf(a, total));
  return {
    under: sorted.find((row) => row.class === "under"),
    over: sorted.findLast((row) => row.class === "over"),
  };
}

/**
 * Whom we reach, and whom not.
 *
 * @param {{ total?: any, rows: any[], name: (segmentId: string) => string, place: string, scope: string, basis: string, level: string }} input
 * @returns {import("../figure.js").Sentence[]}
 */
export function membersAnswer({ total, rows, name, place, scope, basis, level }) {
  if (total && isHidden(total)) return [sentence("members.hidden", { place, basis })];
  if (!total?.base_count || total.penetration === null) {
    return [sentence("members.none", { place, basis })];
  }
  const about = { total, name, level, scope, basis };
  return [reach(total, { place, scope, basis }), ...contrasts(rows, about)];
}

/** The share of the base that is reached. */
export function reach(total, { place, scope, basis }) {
  const values = {
    basis,
    place,
    scope,
    penetration: figure("penetration", total.penetration, "percent"),
    base: figure("base_count", total.base_count),
  };
  if (!isUncertain(total)) {
    return sentence("members.reach", {
      ...values,
      members: figure("member_count", total.member_count),
    });
  }
  const [lowShare, highShare] = [
    total.member_count_low / total.base_count,
    total.member_count_high / total.base_count,
  ];
  return sentence(looksSame(lowShare, highShare) ? "members.reachNear" : "members.reachBetween", {
    ...values,
    lowShare: figure("penetration_low", lowShare, "percent"),
    highShare: figure("penetration_high", highShare, "percent"),
    low: figure("member_count_low", total.member_count_low),
    high: figure("member_count_high", total.member_count_high),
  });
}

function contrasts(rows, about) {
  const { under, over } = memberContrast(rows, about.total);
  if (!under && !over) return rows.length ? [nothingToTell(rows, about)] : [];
  return [
    ...(under ? [behind(under, about)] : []),
    ...(over ? [ahead(over, about, under ? "members.over" : "members.overOnly")] : []),
  ];
}

/** Why no segment is named: too small, not to be tested, or no more than chance. */
function nothingToTell(rows, { level, basis }) {
  const classes = new Set(rows.map((row) => row.class));
  if (classes.has("average")) return sentence("members.average", { level });
  return sentence(classes.has("too_small") ? "members.tooSmall" : "members.untested", {
    level,
    basis,
  });
}

function behind(row, { total, name, scope, basis }) {
  const values = {
    basis,
    segment: named(name(row.segment_id)),
    penetration: figure("under_penetration", row.penetration, "percent"),
    low: figure("under_low", row.penetration_low, "percent"),
    high: figure("under_high", row.penetration_high, "percent"),
    expected: figure("under_expected", total.penetration, "percent"),
  };
  // Elsewhere the gap of the mart is to the library's reach, and the class to the place's own.
  if (scope !== "library" || !row.gap) return sentence("members.under", values);
  return sentence("members.underBy", { ...values, gap: figure("under_gap", row.gap) });
}

function ahead(row, { name }, message) {
  return sentence(message, {
    segment: named(name(row.segment_id)),
    penetration: figure("over_penetration", row.penetration, "percent"),
    index: figure("over_index", row.index, "index"),
  });
}
