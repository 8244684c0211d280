import type { Workplace } from "../../data/loadConfig.js";
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

export function scheduledFeeds({ config }: Workplace): string[] {
  return Object.keys(config.feeds).filter((feed) => config.feeds[feed]?.schedule);
}
