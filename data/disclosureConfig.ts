import { z } from "zod";

const rule = z.strictObject({
  /** Smallest number of members that is shown; 1 shows them all, as they were counted. */
  least: z.int().min(1).max(1000).default(10),
  /** What becomes of smaller ones: left out, with as few others as needed, or every count rounded. */
  method: z.enum(["suppression", "rounding"]).default("suppression"),
  /** Of rounding: the multiples that are shown. */
  base: z.int().min(2).max(1000).default(5),
});

/** Which numbers of members readers see, in the edition for all and in those of each library. */
export const disclosure = z.strictObject({
  public: rule.prefault({}),
  internal: rule.prefault({}),
});

export type DisclosureRule = z.output<typeof rule>;
