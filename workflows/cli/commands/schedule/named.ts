import { ConfigError } from "../../../../data/errors.js";
import type { Workplace } from "../../../../data/loadConfig.js";
import { findSchedule, type FoundSchedule } from "../../../schedules/find.js";
import { scheduledFeeds, scheduleOf } from "../../../schedules/identity.js";
import type { TemporalConnection } from "../../connect.js";

/**
 * The schedule of a feed that somebody named; also of a feed that the configuration no longer has.
 * @throws ConfigError that says which there are
 */
export async function namedSchedule(
  { client, workplace }: Pick<TemporalConnection, "client" | "workplace">,
  feed: string,
): Promise<FoundSchedule> {
  const found = await findSchedule(client, workplace, feed);
  if (found) return found;
  checkScheduled(workplace, feed);
  throw new ConfigError(
    `The schedule of ${feed} is not in Temporal yet. Make it with: werkgebied schedule apply.`,
  );
}

/** @throws ConfigError where the configuration has no such feed, or no schedule for it */
export function checkScheduled(workplace: Workplace, feed: string): void {
  const { feeds } = workplace.config;
  const scheduled = scheduledFeeds(workplace).join(", ");
  if (scheduleOf(workplace, feed)) return;
  if (!feeds[feed]) {
    throw new ConfigError(
      `There is no feed "${feed}". Those with a schedule are: ${scheduled || "none"}.`,
    );
  }
  throw new ConfigError(
    `feeds.${feed} has no schedule. Those that have one: ${scheduled || "none"}. Give it one, such as schedule: { cron: "0 5 * * 1" }, and run: werkgebied schedule apply.`,
  );
}
