import { schedule as schema } from "../../../data/scheduleConfig.js";
import type { Workplace } from "../../../data/loadConfig.js";

type Given = Parameters<typeof schema.parse>[0];

/** A workplace whose feeds have just these schedules; null takes one away. */
export function scheduled(workplace: Workplace, schedules: Record<string, Given>): Workplace {
  const members = workplace.config.feeds.members!;
  const feeds = Object.fromEntries(
    Object.entries(schedules).map(([feed, given]) => [
      feed,
      { ...members, schedule: given === null ? undefined : schema.parse(given) },
    ]),
  );
  return { ...workplace, config: { ...workplace.config, feeds } };
}
