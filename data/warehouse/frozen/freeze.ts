import { rm } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../../config.js";
import { SourceError } from "../../errors.js";
import {
  frozenFolder,
  readFrozen,
  writeFrozen,
  type FrozenSnapshot,
} from "../../landing/frozen.js";
import type { Landed } from "../../landing/landed.js";
import { readStanding, type Standing } from "../../landing/standing.js";
import type { Workplace } from "../../loadConfig.js";
import type { Refusal } from "../../refusal.js";
import type { Warehouse } from "../database.js";
import { forget } from "../forget.js";
import { listMissing } from "../missing.js";
import { settleSnapshot } from "../settle.js";
import { assertSameRows, holdRows } from "./compare.js";
import { exportFrozen } from "./export.js";
import { settingsOf } from "./settings.js";

export interface Freezing {
  /** YYYY-MM-DD. */
  date: string;
  /** Feeds whose people of that day are to go. */
  feeds: string[];
  /** Brings the marts that are frozen up to date. */
  build: () => Promise<void>;
}

/**
 * Keeps the counts that are made from the people of a day, and lets them count instead of the people: the
 * people can be removed after that. Killed anywhere, either the people count or what is frozen of them.
 * @throws CheckError where that would change a count; then all is as it was
 */
export async function freezeDay(
  warehouse: Warehouse,
  workplace: Workplace,
  { date, feeds, build }: Freezing,
): Promise<void> {
  const { varFolder, config } = workplace;
  for (const step of await listMissing(warehouse, varFolder, config)) {
    await settleSnapshot(warehouse, workplace, step);
  }
  await build();
  await holdRows(warehouse, date);
  const standings = await readAll(varFolder, feeds, date);
  const at = new Date().toISOString();
  const snapshots: FrozenSnapshot[] = [];
  for (const standing of standings) snapshots.push(await describe(warehouse, config, standing, at));
  const earlier = await readFrozen(varFolder, date);
  const tables = await exportFrozen(warehouse, varFolder, date, feeds, earlier);
  if (JSON.stringify(standings) !== JSON.stringify(await readAll(varFolder, feeds, date))) {
    throw new SourceError(`${date}: a delivery came in just now. It is purged with the next try.`);
  }
  const others = earlier?.snapshots.filter(({ feed }) => !feeds.includes(feed)) ?? [];
  const all = [...others, ...snapshots];
  await writeFrozen(varFolder, { snapshotDate: date, tables, snapshots: all, clearedAt: null });
  try {
    for (const { feed } of all) {
      await settleSnapshot(warehouse, workplace, { feed, snapshotDate: date });
    }
    await build();
    await assertSameRows(warehouse, date);
  } catch (error) {
    // The people are all there still, so they count again.
    if (earlier) await writeFrozen(varFolder, earlier);
    else await rm(path.join(frozenFolder(varFolder, date), "frozen.json"), { force: true });
    for (const { feed } of all) await forget(warehouse, feed, date);
    throw error;
  }
}

type RefusalRow = Omit<Refusal, "values"> & { details: string };

function readAll(varFolder: string, feeds: string[], date: string): Promise<Standing[]> {
  return Promise.all(feeds.map((feed) => readStanding(varFolder, feed, date)));
}

async function describe(
  warehouse: Warehouse,
  config: Config,
  { feed, snapshotDate, landed, taken }: Standing,
  at: string,
): Promise<FrozenSnapshot> {
  const key = [feed, snapshotDate];
  const [load] = await warehouse.rows<NonNullable<FrozenSnapshot["load"]>>(
    `select read_count as read, loaded_count as loaded, rejected_count as rejected, duplicate_count as duplicates
     from meta.load where feed = $1 and snapshot_date = $2::date`,
    key,
  );
  const [refusal] = await warehouse.rows<RefusalRow>(
    "select message, code, details from meta.refusal where feed = $1 and snapshot_date = $2::date",
    key,
  );
  const counted = taken ?? landed;
  return {
    feed,
    source: config.feeds[feed]?.source ?? "",
    at,
    settings: settingsOf(config),
    landed: counted && withoutBefore(counted),
    load: load ?? null,
    refusal: refusal ? asRefusal(refusal) : null,
  };
}

/** What a file given by hand replaced is no more either. */
function withoutBefore(landed: Landed): Landed {
  const { replacement } = landed;
  if (!replacement) return landed;
  return { ...landed, replacement: { at: replacement.at, because: replacement.because } };
}

function asRefusal({ message, code, details }: RefusalRow): Refusal {
  return { message, code, values: JSON.parse(details) as Refusal["values"] };
}
