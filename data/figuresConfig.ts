import { z } from "zod";

/** From which sizes and differences something is said of a segment. Printed on the reports. */
export const figures = z.strictObject({
  /** How sure intervals are, 0..1. */
  confidence: z.number().min(0.5).max(0.9999).default(0.95),
  /** Which part of the differences that are told may be chance, 0..1 (Benjamini-Hochberg). */
  falseDiscoveryRate: z.number().min(0.0001).max(0.5).default(0.05),
  /** Index within which a segment is called average, bounds included. */
  averageIndex: z
    .tuple([z.number().min(0).max(100), z.number().min(100)])
    .default([90, 110])
    .meta({ examples: ["[90, 110]"] }),
  /** Smallest base of a segment that is judged. */
  leastBase: z.number().min(1).default(100),
  /** Fewest members that an average segment of its size would have, for it to be judged. */
  leastExpected: z.number().min(1).default(5),
  /** Fewest peers of which a median or a quartile is told. */
  leastPeers: z.int().min(1).default(5),
});
