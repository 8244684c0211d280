import { datesOf } from "../../../data/connectors/file/index.js";
import { snapshotIn } from "../../../data/landing/frozen.js";
import { listStandings, type Standing } from "../../../data/landing/standing.js";
import type { Workplace } from "../../../data/loadConfig.js";
import { dayIn } from "../../plan.js";
import { withLedger } from "./readLedger.js";

/** How one feed stands, by its newest snapshot. */
export interface FeedState {
  feed: string;
  source: string;
  /** Newest snapshot that was taken; null where there is none. */
  newest: string | null;
  /** Days since then. */
  age: number | null;
  snapshots: number;
  loadedCount: number;
  rejectedCount: number;
  /** Newest day for which a delivery lies ready that was not tried yet. */
  waiting: string | null;
  /** Deliveries that were refused, in sentences. */
  refusals: string[];
  /** What people have decided on its snapshots, in sentences. */
  decisions: string[];
}

interface LoadRow {
  feed: string;
  date: string;
  loaded: number;
  rejected: number;
}

export async function readFeedStates(workplace: Workplace): Promise<FeedState[]> {
  const { config, varFolder } = workplace;
  const { loads, refusals } = await withLedger(varFolder, async (ledger) => ({
    loads: await ledger.rows<LoadRow>(
      `select feed, snapshot_date::varchar as date, loaded_count as loaded, rejected_count as rejected
       from load order by feed, date`,
    ),
    refusals: await ledger.rows<{ feed: string; date: string; message: string }>(
      "select feed, snapshot_date::varchar as date, message from refusal order by feed, date",
    ),
  }));
  const standings = await listStandings(varFolder);
  const today = dayIn(config.timeZone, new Date().toISOString());
  return Promise.all(
    Object.entries(config.feeds).map(async ([feed, { source }]): Promise<FeedState> => {
      const mine = loads.filter((load) => load.feed === feed);
      const last = mine.at(-1);
      const refused = refusals.filter((refusal) => refusal.feed === feed);
      return {
        feed,
        source,
        newest: last?.date ?? null,
        age: last ? daysBetween(last.date, today) : null,
        snapshots: mine.length,
        loadedCount: last?.loaded ?? 0,
        rejectedCount: last?.rejected ?? 0,
        waiting: await newestUntried(workplace, feed, standings),
        refusals: refused.map(({ date, message }) => `${date} refused: ${message}`),
        decisions: standings.filter((standing) => standing.feed === feed).flatMap(decisionsOf),
      };
    }),
  );
}

async function newestUntried(
  { config, dataFolder }: Workplace,
  name: string,
  standings: Standing[],
): Promise<string | null> {
  const feed = config.feeds[name];
  if (!feed) return null;
  const tried = standings.filter((one) => one.feed === name).map((one) => one.snapshotDate);
  const dates = await datesOf(feed, dataFolder, "").catch((): string[] => []);
  const newest = dates.at(-1) ?? "";
  return newest > (tried.at(-1) ?? "") ? newest : null;
}

function decisionsOf(standing: Standing): string[] {
  const { snapshotDate, withdrawn, accepted, frozen } = standing;
  const landed = standing.landed ?? snapshotIn(frozen, standing.feed)?.landed;
  return [
    ...accepted.map(({ rule, because }) => `${snapshotDate} accepted (${rule}): ${because}`),
    ...(withdrawn ? [`${snapshotDate} withdrawn: ${withdrawn.because}`] : []),
    ...(landed?.replacement ? [`${snapshotDate} replaced: ${landed.replacement.because}`] : []),
  ];
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
