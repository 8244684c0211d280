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
export const disclosure = z
  .strictObject({
    public: rule.prefault({}),
    internal: rule.prefault({}),
  })
  .refine((rules) => showsAsMuch(rules.internal, rules.public), {
    path: ["internal"],
    message:
      "hides what the edition for all shows. Give it the method of `public`, and a `least` that is no larger",
  });

export type DisclosureRule = z.output<typeof rule>;

/** Who reads a library's own edition can read that for all too. */
function showsAsMuch(internal: DisclosureRule, open: DisclosureRule): boolean {
  if (internal.method !== open.method)
    return internal.method === "rounding" || internal.least === 1;
  return internal.method === "rounding" ? internal.base <= open.base : internal.least <= open.least;
}
