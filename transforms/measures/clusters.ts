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

/** How many times a variance is that of independent members (Kish 1965); at least 1. */
export function designEffect(variance: number, base: number, rate: number): number {
  const independent = base * rate * (1 - rate);
  return independent > 0 ? Math.max(1, variance / independent) : 1;
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
