/** From which sizes and differences something is said; from the configuration, and printed on the reports. */
export interface Thresholds {
  /** Of every interval, 0..1. */
  confidence: number;
  /** Largest q-value at which a difference is called one, 0..1. */
  falseDiscoveryRate: number;
  /** Index within which a segment is called average, both included. */
  averageLow: number;
  averageHigh: number;
  /** Smallest base of a segment that is judged. */
  leastBase: number;
  /** Fewest members that an average segment of its size would have; in clusters, where members come in those. */
  leastExpected: number;
}
