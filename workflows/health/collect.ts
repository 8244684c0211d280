import type { Feed } from "../../data/config.js";
import type { Workplace } from "../../data/loadConfig.js";
import { dueDayAfter } from "../../data/schedule/dueDay.js";
import { timesOf } from "../../data/schedule/times.js";
import { sources } from "../../data/sources/index.js";
import type { Warehouse } from "../../data/warehouse/database.js";
import { readRuns } from "../ledger.js";
import { dayIn, librariesByFeed } from "../plan.js";
import { runHealth } from "./runHealth.js";
import type { FeedHealth, Pipeline } from "./types.js";

const DAY = 86_400_000;
const RUNS = 30;
/** Runs that are looked back for the day from which a feed that never came was awaited. */
const LOOKED_BACK = 1_000;

interface Load {
  feed: string;
  date: string;
  loaded: number;
  rejected: number;
}

interface Refusal {
  feed: string;
  date: string;
  refusal: string | null;
  details: string | null;
}

/** How everything stands at this moment, for all readers together. */
export async function collectPipeline(
  warehouse: Warehouse,
  workplace: Workplace,
  at: string,
): Promise<Pipeline> {
  const { config, varFolder } = workplace;
  const loads = await warehouse.rows<Load>(
    `select feed, snapshot_date::varchar as date, loaded_count::double as loaded, rejected_count::double as rejected
     from meta.load qualify row_number() over (partition by feed order by snapshot_date desc) = 1`,
  );
  const refusals = await warehouse.rows<Refusal>(
    `select feed, snapshot_date::varchar as date, code as refusal, details
     from meta.refusal qualify row_number() over (partition by feed order by snapshot_date desc) = 1`,
  );
  const libraries = await librariesByFeed(warehouse, workplace);
  const runs = await readRuns(varFolder, LOOKED_BACK);
  const began = dayIn(config.timeZone, runs.at(-1)?.startedAt ?? at);
  const feeds = Object.entries(config.feeds).map(([name, feed]): FeedHealth => {
    const load = loads.find((one) => one.feed === name);
    const newest = load?.date ?? null;
    const refusal = refusals.find((one) => one.feed === name);
    const known = libraries.get(name);
    return {
      feed: name,
      source: feed.source,
      libraries: known ? [...known].sort() : null,
      countsMembers: sources[feed.source].countsMembers,
      newest,
      age: newest === null ? null : daysBetween(newest, dayIn(config.timeZone, at)),
      ...awaited(feed, newest ?? began),
      rows: load?.loaded ?? null,
      quarantined: load?.rejected ?? null,
      refused: refusal && refusal.date >= (newest ?? "") ? withoutFeed(refusal) : null,
    };
  });
  return { at, feeds, runs: runs.slice(0, RUNS).map(runHealth) };
}

/** The day of a run is that of its snapshot, so that what is due first after the newest is what lacks. */
function awaited(
  { schedule, snapshotDate }: Feed,
  newest: string,
): Pick<FeedHealth, "due" | "schedule"> {
  if (!schedule || snapshotDate) return { due: null, schedule: "none" };
  if (schedule.paused) return { due: null, schedule: "paused" };
  return { due: dueDayAfter(timesOf(schedule), newest), schedule: "running" };
}

function withoutFeed({ date, refusal, details }: Refusal): FeedHealth["refused"] {
  return { date, refusal, details };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
