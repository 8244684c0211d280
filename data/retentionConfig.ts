import { z } from "zod";
import { schedule } from "./scheduleConfig.js";

/** What the schedule of the purge is called, among those of the feeds. */
export const RETENTION = "retention";

/** How long rows about people are kept, and when those that are older are purged. */
export const retention = z
  .strictObject({
    /** Months after its snapshot date that a snapshot of people is kept; null: without end. */
    personsMonths: z.int().min(1).max(1200).nullable().default(24),
    /** When it is looked whether any is older. */
    schedule: schedule.prefault({ cron: "30 3 * * *" }),
  })
  .meta({ examples: ['{ personsMonths: 24, schedule: { cron: "30 3 * * *" } }'] });
