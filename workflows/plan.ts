import { datesOf } from "../data/connectors/file/index.js";
import { ConfigError } from "../data/errors.js";
import type { Workplace } from "../data/loadConfig.js";
import { sources } from "../data/sources/index.js";
import { transforms } from "../transforms/index.js";
import type { IngestStep, RefreshPlan, RefreshRequest } from "./types.js";

/**
 * Which snapshots a refresh takes in: the day asked for, else the scheduled day, else all there
 * are, else the newest of each feed. Reference feeds come first, so that what members are set
 * against is there as early as they are.
 * @param scheduledAt ISO time for which a schedule started the run
 */
export async function planRefresh(
  workplace: Workplace,
  request: RefreshRequest,
  scheduledAt: string | null,
): Promise<RefreshPlan> {
  const { feeds } = workplace.config;
  const names = request.feeds ?? Object.keys(feeds);
  const steps = await Promise.all(
    names.map(async (name) => {
      const feed = feeds[name];
      if (!feed) {
        throw new ConfigError(
          `There is no feed "${name}". The feeds are: ${Object.keys(feeds).join(", ")}.`,
        );
      }
      const timeZone = feed.schedule?.timeZone ?? workplace.config.timeZone;
      const day = request.snapshotDate ?? (scheduledAt ? dayIn(timeZone, scheduledAt) : null);
      const today = day ?? dayIn(timeZone, new Date().toISOString());
      const available = await datesOf(feed, workplace.dataFolder, today);
      const dates = feed.snapshotDate ? available : chosen(available, request, day);
      return dates.map((snapshotDate): IngestStep => ({ feed: name, snapshotDate }));
    }),
  );
  const ingests = steps.flat().sort((a, b) => rank(a, workplace) - rank(b, workplace));
  return { ingests, marts: transforms.map((mart) => mart.name) };
}

function chosen(available: string[], request: RefreshRequest, day: string | null): string[] {
  if (day !== null) return [day];
  const { from = "0000", to = "9999" } = request;
  const within = available.filter((date) => date >= from && date <= to);
  return request.all || request.from || request.to ? within : within.slice(-1);
}

function rank(step: IngestStep, workplace: Workplace): number {
  const feed = workplace.config.feeds[step.feed];
  return feed && sources[feed.source].countsMembers ? 1 : 0;
}

/** The day that a moment falls on in a time zone, YYYY-MM-DD. */
export function dayIn(timeZone: string, moment: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(
    new Date(moment),
  );
}
