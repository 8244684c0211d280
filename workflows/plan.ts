import { datesOf } from "../data/connectors/file/index.js";
import { ConfigError } from "../data/errors.js";
import type { Workplace } from "../data/loadConfig.js";
import { slug, slugSql } from "../data/slug.js";
import { sources } from "../data/sources/index.js";
import type { Warehouse } from "../data/warehouse/database.js";
import { listMissing } from "../data/warehouse/missing.js";
import { transforms } from "../transforms/index.js";
import type { IngestStep, RefreshPlan, RefreshRequest } from "./types.js";

/**
 * Which snapshots a refresh takes in: the day asked for, else the scheduled day, else all there
 * are, else the newest of each feed; and whatever has landed before and is missing in the warehouse.
 * Reference feeds come first, so that what members are set against is there as early as they are.
 * @param scheduledAt ISO time for which a schedule started the run
 */
export async function planRefresh(
  warehouse: Warehouse,
  workplace: Workplace,
  request: RefreshRequest,
  scheduledAt: string | null,
): Promise<RefreshPlan> {
  const libraries = await librariesByFeed(warehouse, workplace);
  const names = request.rebuild ? [] : chosenFeeds(workplace, request, libraries);
  const pulled: IngestStep[] = [];
  for (const name of names) {
    const dates = await datesToPull(workplace, name, request, scheduledAt);
    pulled.push(...dates.map((snapshotDate) => ({ feed: name, snapshotDate })));
  }
  const asked = new Set(pulled.map(keyOf));
  const missing = await listMissing(warehouse, workplace.varFolder, workplace.config);
  const restored = missing
    .filter((step) => !asked.has(keyOf(step)))
    .map((step): IngestStep => ({ ...step, restore: true }));
  const ingests = [...restored, ...pulled].sort((a, b) => rank(a, workplace) - rank(b, workplace));
  return {
    ingests,
    marts: transforms.map((mart) => mart.name),
    version: 2,
    libraries: [...new Set(ingests.flatMap(({ feed }) => [...(libraries.get(feed) ?? [])]))].sort(),
  };
}

async function datesToPull(
  workplace: Workplace,
  name: string,
  request: RefreshRequest,
  scheduledAt: string | null,
): Promise<string[]> {
  const { config, dataFolder } = workplace;
  const feed = config.feeds[name];
  if (!feed) throw unknownFeed(workplace, name);
  const timeZone = feed.schedule?.timeZone ?? config.timeZone;
  const day = request.snapshotDate ?? (scheduledAt ? dayIn(timeZone, scheduledAt) : null);
  const today = day ?? dayIn(timeZone, new Date().toISOString());
  const available = await datesOf(feed, dataFolder, today);
  return feed.snapshotDate ? available : chosen(available, request, day);
}

function chosen(available: string[], request: RefreshRequest, day: string | null): string[] {
  if (day !== null) return [day];
  const { from = "0000", to = "9999" } = request;
  const within = available.filter((date) => date >= from && date <= to);
  return request.all || request.from || request.to ? within : within.slice(-1);
}

function chosenFeeds(
  workplace: Workplace,
  { feeds, libraries }: RefreshRequest,
  known: Map<string, Set<string>>,
): string[] {
  const names = feeds ?? Object.keys(workplace.config.feeds);
  for (const name of names) if (!workplace.config.feeds[name]) throw unknownFeed(workplace, name);
  if (!libraries) return names;
  const everyone = [...new Set([...known.values()].flatMap((ids) => [...ids]))].sort();
  const wanted = libraries.map(slug);
  const strange = wanted.find((id) => !everyone.includes(id));
  if (strange !== undefined) {
    throw new ConfigError(
      `There is no library "${strange}". The libraries are: ${everyone.join(", ") || "not known before the first refresh"}.`,
    );
  }
  return names.filter((name) => wanted.some((id) => known.get(name)?.has(id)));
}

/** Slugs of the libraries that each feed tells of: by its mapping, or by what it delivered before. */
export async function librariesByFeed(
  warehouse: Warehouse,
  { config }: Workplace,
): Promise<Map<string, Set<string>>> {
  const tables = Object.values(sources)
    .filter((source) => "library" in source.columns.shape)
    .map((source) => `select distinct feed, library from source.${source.name}`);
  const delivered = await warehouse.rows<{ feed: string; id: string }>(
    `select distinct feed, ${slugSql("library")} as id from (${tables.join(" union all ")})`,
  );
  const known = new Map<string, Set<string>>();
  const add = (feed: string, id: string) => known.set(feed, (known.get(feed) ?? new Set()).add(id));
  for (const { feed, id } of delivered) add(feed, id);
  for (const [feed, { columns }] of Object.entries(config.feeds)) {
    const library = columns?.library;
    if (typeof library === "object" && "value" in library) add(feed, slug(library.value));
  }
  return known;
}

function unknownFeed({ config }: Workplace, name: string): ConfigError {
  return new ConfigError(
    `There is no feed "${name}". The feeds are: ${Object.keys(config.feeds).join(", ")}.`,
  );
}

function keyOf({ feed, snapshotDate }: IngestStep): string {
  return `${feed} ${snapshotDate}`;
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
