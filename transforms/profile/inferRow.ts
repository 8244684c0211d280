import cdf from "@stdlib/stats-base-dists-normal-cdf";
import tCdf from "@stdlib/stats-base-dists-t-cdf";
import { isTooSmall } from "../measures/classify.js";
import {
  contrastDegrees,
  contrastVariance,
  designEffect,
  variancesAt,
  type SegmentClusters,
} from "../measures/clusters.js";
import { hypergeometricP, hypergeometricZ } from "../measures/hypergeometric.js";
import { reach, type Interval } from "../measures/interval.js";
import {
  clusteredLogIndexVariance,
  indexOf,
  logIndexVariance,
  logInterval,
  type Part,
} from "../measures/subsetIndex.js";
import type { Thresholds } from "../measures/thresholds.js";
import { wilson } from "../measures/wilson.js";

/** A (sub)segment within its scope: as counted, and at either end of what suppressed counts leave open. */
export interface Compared {
  part: Part;
  least: Part;
  most: Part;
  clusters: SegmentClusters | null;
}

export interface Inference {
  penetration: Interval | null;
  index: Interval | null;
  z: number | null;
  p: number | null;
  isTooSmall: boolean;
}

/** What may be concluded of one (sub)segment, before it is compared with its family. */
export function infer(compared: Compared, thresholds: Thresholds): Inference {
  const { part } = compared;
  if (part.members > part.base || part.allMembers > part.allBase || part.base === 0) {
    return { penetration: null, index: null, z: null, p: null, isTooSmall: part.base === 0 };
  }
  const expected = (part.allMembers * part.base) / part.allBase / scopeEffect(compared);
  return {
    penetration: penetrationInterval(compared, thresholds.confidence),
    index: indexInterval(compared, thresholds.confidence),
    ...test(compared),
    isTooSmall: isTooSmall(part.base, expected, thresholds),
  };
}

function penetrationInterval({ part, least, most, clusters }: Compared, confidence: number) {
  const { effect, degrees } = clusters
    ? ownEffect(part, clusters)
    : { effect: 1, degrees: Infinity };
  const errors = reach(confidence, degrees);
  const score = (members: number) =>
    wilson(Math.min(members, part.base) / effect, part.base / effect, errors);
  return { low: score(least.members).low, high: score(most.members).high };
}

/** How much more a count of a segment varies than that of as many independent persons. */
function ownEffect(part: Part, clusters: SegmentClusters) {
  const rate = part.members / part.base;
  const { own } = variancesAt(clusters, { own: rate, others: rate });
  // Of a segment of which nobody, or everybody, is a member nothing is seen: then as in the scope.
  const effect =
    rate > 0 && rate < 1 ? designEffect(own, part.base, rate) : clusterEffect(part, clusters);
  return { effect, degrees: Math.max(1, clusters.count - 1) };
}

function scopeEffect({ part, clusters }: Compared): number {
  return clusters ? clusterEffect(part, clusters) : 1;
}

function clusterEffect(part: Part, clusters: SegmentClusters): number {
  const rate = part.allMembers / part.allBase;
  const whole = { ...clusters, own: clusters.all, shared: clusters.all, count: clusters.allCount };
  return designEffect(variancesAt(whole, { own: rate, others: rate }).own, part.allBase, rate);
}

function indexInterval({ part, least, most, clusters }: Compared, confidence: number) {
  const index = indexOf(part);
  // The whole is 100 by definition.
  if (index === null || index === 0 || part.base === part.allBase) return null;
  const errors = reach(confidence, clusters ? degreesOf(part, clusters) : Infinity);
  const variance = logIndexVarianceOf(part, clusters);
  const [low, high] = [least, most].map((end) => logInterval(indexOf(end), variance, errors));
  return high ? { low: low?.low ?? 0, high: high.high } : null;
}

function logIndexVarianceOf(part: Part, clusters: SegmentClusters | null): number {
  const independent = logIndexVariance(part);
  if (!clusters) return independent;
  const variances = variancesAt(clusters, ratesOf(part));
  return Math.max(independent, clusteredLogIndexVariance(part, variances));
}

function degreesOf(part: Part, clusters: SegmentClusters): number {
  const variances = variancesAt(clusters, ratesOf(part));
  return contrastDegrees(variances, part.base / part.allBase, clusters);
}

function test(compared: Compared): { z: number | null; p: number | null } {
  const { part, clusters } = compared;
  if (part.base === part.allBase) return { z: null, p: null };
  const z = leastTelling(compared);
  if (z === null) return { z, p: null };
  if (clusters) return { z, p: 2 * tCdf(-Math.abs(z), degreesOf(part, clusters)) };
  return { z, p: isWhole(compared) ? hypergeometricP(part) : 2 * cdf(-Math.abs(z), 0, 1) };
}

/** Of what suppressed counts leave open, the score nearest to no difference. */
function leastTelling(compared: Compared): number | null {
  const [low, high] = [compared.least, compared.most].map(hypergeometricZ);
  if (low === null || low === undefined || high === null || high === undefined) return null;
  const errors = Math.sqrt(contrastEffect(compared));
  if (low > 0) return low / errors;
  return high < 0 ? high / errors : 0;
}

/** How much more the difference varies than between as many independent persons (Rao and Scott 1981). */
function contrastEffect({ part, clusters }: Compared): number {
  if (!clusters) return 1;
  const share = part.base / part.allBase;
  const rates = ratesOf(part);
  const independent = contrastVariance(
    {
      own: part.base * rates.own * (1 - rates.own),
      others: (part.allBase - part.base) * rates.others * (1 - rates.others),
      both: 0,
    },
    share,
  );
  const clustered = contrastVariance(variancesAt(clusters, rates), share);
  return independent > 0 ? Math.max(1, clustered / independent) : 1;
}

function ratesOf(part: Part): { own: number; others: number } {
  const others = part.allMembers - part.members;
  return {
    own: part.members / part.base,
    others: part.base < part.allBase ? others / (part.allBase - part.base) : 0,
  };
}

function isWhole({ part, least, most }: Compared): boolean {
  if (least.members !== most.members || least.allMembers !== most.allMembers) return false;
  return Object.values(part).every((count: number) => Number.isInteger(count));
}
