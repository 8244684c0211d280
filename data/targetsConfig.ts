import { z } from "zod";

const target = z
  .strictObject({
    /** Reach to come to: members by base, 0..1. */
    penetration: z.number().gt(0).max(1),
    /** The day by which. */
    by: z.iso.date(),
    /** The day from which progress is counted. */
    since: z.iso.date().optional(),
  })
  .refine(({ since, by }) => since === undefined || since < by, {
    path: ["since"],
    message: "is not before `by`",
  });

/** What each library wants to reach, by its name or slug and by segment; `_all` for everybody. */
export const targets = z.record(z.string().min(1), z.record(z.string().min(1), target)).meta({
  examples: [
    '{ "Bibliotheek Merwedal": { B: { penetration: 0.2, by: "2027-12-31", since: "2026-01-01" } } }',
  ],
});

export type Targets = z.output<typeof targets>;
