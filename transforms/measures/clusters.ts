/**
 * Sums over clusters (households, or areas) of m members among n residents. They give the sum of
 * (m - rate n)² for any rate, which is the variance of a count whose clusters are independent
 * (Cochran 1977, chapter 9A; Liang and Zeger 1986).
 */
export interface ClusterSums {
  /** Of m². */
  memberSquares: number;
  /** Of m n. */
  products: number;
  /** Of n². */
  baseSquares: number;
}

/** A segment within a scope. A cluster is in the segment for a part w of it, 0..1. */
export interface SegmentClusters {
  /** Each cluster counted w² times. */
  own: ClusterSums;
  /** Each cluster counted w times. */
  shared: ClusterSums;
  /** All clusters of the scope. */
  all: ClusterSums;
  /** Clusters in the segment, and in the scope, in which somebody is a member, or might be. */
  count: number;
  allCount: number;
}

/** Variances of the members in a segment and elsewhere, and their covariance, at given rates. */
export interface Variances {
  own: number;
  others: number;
  both: number;
}

export function variancesAt(
  { own, shared, all, count, allCount }: SegmentClusters,
  rates: { own: number; others: number },
): Variances {
  const rest = combine(all, combine(own, shared, -2), 1);
  return {
    own: residual(own, rates.own) * ofFew(count),
    others: Math.max(0, residual(rest, rates.others)) * ofFew(allCount - count),
    both: residual(combine(shared, own, -1), (rates.own + rates.others) / 2),
  };
}

/** Variance of M_i - M b, b being the segment's share of the base. */
export function contrastVariance({ own, others, both }: Variances, share: number): number {
  return (1 - share) ** 2 * own + share ** 2 * others - 2 * share * (1 - share) * both;
}

/** Degrees of freedom of that variance (Welch 1947, Satterthwaite 1946). */
export function contrastDegrees(
  { own, others }: Variances,
  share: number,
  { count, allCount }: SegmentClusters,
): number {
  const parts = [
    { variance: (1 - share) ** 2 * own, degrees: Math.max(1, count - 1) },
    { variance: share ** 2 * others, degrees: Math.max(1, allCount - count - 1) },
  ];
  const sum = parts.reduce((total, { variance }) => total + variance, 0);
  const square = parts.reduce((total, part) => total + part.variance ** 2 / part.degrees, 0);
  return square > 0 ? sum ** 2 / square : 1;
}

/** How much more counts vary than those of independent persons (Kish 1965), and how well that is known. */
export interface Spread {
  /** At least 1. */
  effect: number;
  degrees: number;
}

/** Of the clusters of all segments together. */
export interface CommonSpread extends Spread {
  /** Variance of the rate from one cluster to another, beside what independent persons make. */
  between: number;
}

/**
 * How the clusters of all segments vary, each around the rate of its own segment: where a segment has
 * few clusters, or one, its own tell too little or nothing.
 *
 * @param fitted rates that were fitted to these clusters, by which they seem nearer to them than they are
 * @returns null where there are no more clusters than rates
 */
export function commonSpread(
  segments: { members: number; base: number; clusters: SegmentClusters }[],
  fitted: number,
): CommonSpread | null {
  let [clustered, independent, squares] = [0, 0, 0];
  for (const { members, base, clusters } of segments) {
    const rate = base > 0 ? members / base : 0;
    clustered += residual(clusters.shared, rate);
    independent += base * rate * (1 - rate);
    squares += clusters.shared.baseSquares;
  }
  const count = segments[0]?.clusters.allCount ?? 0;
  const degrees = count - fitted;
  if (degrees < 1) return null;
  const effect = independent > 0 ? Math.max(1, ((clustered / independent) * count) / degrees) : 1;
  return { effect, degrees, between: squares > 0 ? ((effect - 1) * independent) / squares : 0 };
}

/**
 * Variances where each cluster of n persons adds n² times the common variance between clusters to what
 * independent persons make: so large areas vary more than small ones.
 */
export function commonVariances(
  { own, shared, all }: SegmentClusters,
  between: number,
  independent: { own: number; others: number },
): Variances {
  const rest = all.baseSquares - 2 * shared.baseSquares + own.baseSquares;
  return {
    own: independent.own + between * own.baseSquares,
    others: independent.others + between * rest,
    both: between * (shared.baseSquares - own.baseSquares),
  };
}

function residual({ memberSquares, products, baseSquares }: ClusterSums, rate: number): number {
  return Math.max(0, memberSquares - 2 * rate * products + rate ** 2 * baseSquares);
}

/** What is estimated from few clusters is estimated too small. */
function ofFew(count: number): number {
  return count > 1 ? count / (count - 1) : 2;
}

function combine(a: ClusterSums, b: ClusterSums, times: number): ClusterSums {
  return {
    memberSquares: a.memberSquares + times * b.memberSquares,
    products: a.products + times * b.products,
    baseSquares: a.baseSquares + times * b.baseSquares,
  };
}
