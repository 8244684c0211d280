import {
  commonVariances,
  contrastDegrees,
  contrastVariance,
  variancesAt,
  type CommonSpread,
  type SegmentClusters,
  type Spread,
} from "../measures/clusters.js";
import type { Part } from "../measures/subsetIndex.js";

/** How the persons of a scope join together. */
export interface Clustering {
  clusters: SegmentClusters;
  common: CommonSpread;
  /** True where clusters are few, as areas are: each segment is then taken to vary as all do. */
  isCoarse: boolean;
}

/**
 * How much M_i - share x M varies beside that of as many independent persons (Rao and Scott 1981): the
 * count of the segment itself at a share of 0, what is tested at the segment's share of the base, and
 * the logarithm of the index, but for a constant, at its share of the members.
 */
export function spreadAt(share: number, part: Part, clustering: Clustering | null): Spread {
  if (!clustering) return { effect: 1, degrees: Infinity };
  const { clusters, common, isCoarse } = clustering;
  const rates = ratesOf(part);
  const independent = {
    own: part.base * rates.own * (1 - rates.own),
    others: (part.allBase - part.base) * rates.others * (1 - rates.others),
  };
  const alone = contrastVariance({ ...independent, both: 0 }, share);
  // Of a segment of which nobody, or everybody, is a member nothing is seen.
  if (alone === 0) return common;
  const variances = isCoarse
    ? commonVariances(clusters, common.between, independent)
    : variancesAt(clusters, rates);
  return {
    effect: Math.max(1, contrastVariance(variances, share) / alone),
    degrees: isCoarse ? common.degrees : contrastDegrees(variances, share, clusters),
  };
}

function ratesOf(part: Part): { own: number; others: number } {
  const others = part.allMembers - part.members;
  return {
    own: part.members / part.base,
    others: part.base < part.allBase ? others / (part.allBase - part.base) : 0,
  };
}
