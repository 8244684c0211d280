import type { Workplace } from "../../data/loadConfig.js";
import { hasPeople } from "../../data/retention/people.js";
import { RETENTION } from "../../data/retentionConfig.js";
import type { Schedule } from "../../data/scheduleConfig.js";
import { queuesOf } from "../queues.js";

/** A feed's name has no hyphen, so no two workplaces can give the same id. */
export function scheduleIdOf(workplace: Workplace, feed: string): string {
  return `${queuesOf(workplace).main}-${feed}`;
}

/** The feed that a schedule with this id would be of; null where it is another workplace's, or a person's. */
export function feedOf(workplace: Workplace, scheduleId: string): string | null {
  const start = scheduleIdOf(workplace, "");
  const feed = scheduleId.slice(start.length);
  return scheduleId.startsWith(start) && /^[a-z][a-z0-9_]*$/.test(feed) ? feed : null;
}

/** Feeds with a schedule; and `retention`, which no feed can be called, for the purge. */
export function scheduledFeeds(workplace: Workplace): string[] {
  const names = [...Object.keys(workplace.config.feeds), RETENTION];
  return names.filter((name) => scheduleOf(workplace, name));
}

/** The schedule of a feed, or of the purge, in the configuration. */
export function scheduleOf({ config }: Workplace, name: string): Schedule | undefined {
  if (name !== RETENTION) return config.feeds[name]?.schedule;
  const { personsMonths, schedule } = config.retention;
  return personsMonths !== null && hasPeople(config) ? schedule : undefined;
}
