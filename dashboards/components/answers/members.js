import { figure, named, sentence } from "../figure.js";
import { contrast, looksSame } from "./contrast.js";

/** True where suppressed counts leave room in the number of members. */
export function isUncertain(row) {
  return (
    row.member_count_low !== null &&
    row.member_count_high !== null &&
    Math.round(row.member_count_low) !== Math.round(row.member_count_high)
  );
}

/** The segments furthest behind and ahead of what their share of the base would give. */
export function memberContrast(rows) {
  return contrast(rows, (row) => row.member_share - row.base_share);
}

/**
 * Whom we reach, and whom not.
 *
 * @param {{ total?: any, rows: any[], name: (segmentId: string) => string, place: string, scope: string, basis: string, level: string }} input
 * @returns {import("../figure.js").Sentence[]}
 */
export function membersAnswer({ total, rows, name, place, scope, basis, level }) {
  if (!total?.base_count || total.penetration === null) {
    return [sentence("members.none", { place, basis })];
  }
  return [reach(total, { place, scope, basis }), ...contrasts(rows, { name, level, basis })];
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

function contrasts(rows, { name, level, basis }) {
  const { under, over } = memberContrast(rows);
  if (!under && !over) return rows.length ? [sentence("members.average", { level })] : [];
  return [
    ...(under ? [about("members.under", under, { side: "under", name, basis })] : []),
    ...(over
      ? [about(under ? "members.over" : "members.overOnly", over, { side: "over", name, basis })]
      : []),
  ];
}

function about(message, row, { side, name, basis }) {
  return sentence(message, {
    basis,
    segment: named(name(row.segment_id)),
    penetration: figure(`${side}_penetration`, row.penetration, "percent"),
    index: figure(`${side}_index`, row.index, "index"),
  });
}
