import type { ClusterSums, SegmentClusters } from "../../../transforms/measures/clusters.js";

type Clusters = (0 | 1)[][];

/** What SQL sums up, from clusters of persons of whom it is known who joined. */
export function sumsOf(own: Clusters, others: Clusters): SegmentClusters {
  const mine = squares(own);
  return {
    own: mine,
    shared: mine,
    all: squares([...own, ...others]),
    count: own.length,
    allCount: own.length + others.length,
  };
}

/** What is put on for few clusters. */
export function ofFew(count: number): number {
  return count > 1 ? count / (count - 1) : 2;
}

function squares(clusters: Clusters): ClusterSums {
  const sums = { memberSquares: 0, products: 0, baseSquares: 0 };
  for (const cluster of clusters) {
    const members = cluster.reduce<number>((sum, one) => sum + one, 0);
    sums.memberSquares += members ** 2;
    sums.products += members * cluster.length;
    sums.baseSquares += cluster.length ** 2;
  }
  return sums;
}
