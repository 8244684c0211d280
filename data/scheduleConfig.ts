import { z } from "zod";
import { calendar } from "./schedule/calendar.js";
import { parseCron } from "./schedule/cron.js";
import { duration, secondsOf } from "./schedule/duration.js";
import { everComes, lastOfDay, timesOf } from "./schedule/times.js";
import { timeZone } from "./schedule/timeZone.js";

const DAY = 86_400;

const cron = z
  .string()
  .regex(/^\S+( \S+){4}$/, { error: "five fields: minute hour day month weekday", abort: true })
  .superRefine((text, context) => {
    try {
      parseCron(text);
    } catch (error) {
      const { message } = error as RangeError;
      context.addIssue({ code: "custom", message, continue: false });
    }
  });

/** When a feed is pulled. The day a run is due is the day of its snapshot. */
export const schedule = z
  .strictObject({
    /** Minute, hour, day of the month, month, day of the week. */
    cron: cron.optional(),
    /** What cron cannot say: seconds, years, the first Monday of a month. */
    calendar: calendar.optional(),
    /** Of the times above; the configuration's when left out. */
    timeZone: timeZone.optional(),
    /** A run begins up to this much later, so that not all feeds ask their sources at once. */
    jitter: duration.optional().meta({ examples: ['"5m"'] }),
    /** How far back runs are made up for that were missed while the machine was off. */
    catchUp: duration
      .refine((text) => secondsOf(text) >= 10, "Temporal looks back for 10s at least")
      .default("30d"),
    /** When a run is due and the one before has not ended: it waits; is left out; one waits, no more. */
    overlap: z.enum(["wait", "skip", "one"]).default("wait"),
    /** Whether it is made paused; from then on that is decided by people. */
    paused: z.boolean().default(false),
  })
  .refine((value) => (value.cron === undefined) !== (value.calendar === undefined), {
    message: "needs `cron` or `calendar`, and not both",
    abort: true,
  })
  .superRefine((value, context) => {
    const add = (key: string, message: string) =>
      context.addIssue({ code: "custom", path: [key], message });
    const times = timesOf(value);
    const key = value.cron === undefined ? "calendar" : "cron";
    if (!times.every(everComes)) add(key, "that day never comes in those months");
    const late = Math.max(...times.map(lastOfDay)) + secondsOf(value.jitter ?? "0s");
    // A backfill is asked for by days, and Temporal counts a run by when it begins.
    if (late >= DAY)
      add("jitter", "a run would begin after midnight, on another day than it is due");
  })
  .meta({ examples: ['{ cron: "0 5 * * 1", timeZone: "Europe/Amsterdam" }'] });

export type Schedule = z.output<typeof schedule>;
