import { figure, sentence } from "../figure.js";
import { isHidden } from "../hidden.js";
import { reachSentence } from "./segment.js";
import { tellingTraits, traitSentences } from "./traits.js";

/** How many groups stay behind, and how many are ahead. */
export function conclusionsAnswer({ rows, total, place, scope }) {
  const here = rows.filter(({ base_count }) => base_count > 0);
  if (!here.length || !Number.isFinite(total?.penetration)) {
    return [sentence("conclusions.none", { place })];
  }
  const count = (kind) => here.filter((row) => row.class === kind).length;
  return [
    sentence("conclusions.answer", {
      ...{ place, scope },
      groups: figure("groups", here.length),
      average: figure("average", total.penetration, "percent"),
      under: figure("under_count", count("under")),
      over: figure("over_count", count("over")),
    }),
  ];
}

/**
 * What is known of one group: size, reach, reach a year ago, traits.
 *
 * @param {{ row: any, total: any, trend: any, traits: any[], basis: string, reference: string }} input `trend`: its row of `penetration_trend` of the date
 * @returns {import("../figure.js").Sentence[]}
 */
export function conclusion({ row, total, trend, traits, basis, reference }) {
  const known = traits.length ? traitSentences(traits, tellingTraits(traits, 3)) : [];
  if (!row.base_count) return [sentence("conclusions.nobody", { basis }), ...known];
  const size = sentence("conclusions.size", {
    ...{ basis, reference },
    base: figure("base_count", row.base_count),
    share: figure("share", row.share, "percent"),
    referenceShare: figure("reference_share", row.reference_share, "percent"),
  });
  return [size, reachSentence(row, total), ...yearAgo(row, trend), ...known];
}

/** Nothing where the reach itself is not told. */
function yearAgo(row, trend) {
  if (isHidden(row) || row.class === "too_small" || !Number.isFinite(trend?.year_ago)) return [];
  return [
    sentence("conclusions.before", {
      date: figure("year_ago_date", trend.year_ago_date, "date"),
      before: figure("year_ago", trend.year_ago, "percent"),
    }),
  ];
}
