import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { openWarehouse } from "../../../data/warehouse/database.js";
import { createPlace, members, type FeedInput, type Place } from "../../data/place.js";
import { attempt, toAttempt, type Attempt } from "./attempt.js";
import { csv, header, rows, type Fault } from "./fault.js";
import { runAlone } from "./runAlone.js";

/** A line of the table in the documentation. */
export interface Outcome {
  fault: string;
  status: Attempt["status"];
  sentence: string | null;
  loaded: number;
  rejected: number;
  lost: number;
  doubled: number;
  seconds: number;
  /** Null where it was not measured. */
  peakMegabytes: number | null;
  /** Bytes kept under `var/` afterwards. */
  kept: number;
}

const feed: FeedInput = {
  ...members,
  columns: { ...members.columns, joined_date: "sinds" },
  drop: ["naam"],
};
const before = rows(30, 500);

/** Loads a good delivery, puts the bad one in its place, takes that in, and counts what is there. */
export async function tryFault(fault: Fault): Promise<Outcome> {
  const place = await createPlace({ feed });
  try {
    const file = await place.deliver("file.csv", csv([header, ...before]));
    await place.load();
    await fault.deliver(file);
    const began = performance.now();
    const found = await takeIn(place, fault);
    const seconds = (performance.now() - began) / 1000;
    await fault.stop?.();
    return { ...(await outcomeOf(place, fault, found)), seconds: Number(seconds.toFixed(1)) };
  } finally {
    await place.remove();
  }
}

interface Found extends Attempt {
  peakMegabytes?: number;
}

async function takeIn(place: Place, fault: Fault): Promise<Found> {
  try {
    place.configure({ feed: { ...feed, ...fault.feed } });
  } catch (error) {
    return toAttempt(error);
  }
  const warehouse = await place.warehouse();
  if (!fault.alone) return attempt(place.workplace, warehouse);
  warehouse.close();
  const found = await runAlone(place.workplace);
  const opened = await openWarehouse(place.workplace.varFolder);
  Object.defineProperties(warehouse, Object.getOwnPropertyDescriptors(opened));
  return found;
}

async function outcomeOf(place: Place, fault: Fault, found: Found) {
  const [held] = await place.rows(`
    select
      (select count(*) from source.members) as loaded,
      (select count(distinct member_id) from source.members) as distinct_count,
      (select count(*) from meta.quarantine) as rejected,
      (select concat('line ', line, ': ', column_name || ' ', reason)
       from meta.quarantine order by line limit 1) as first`);
  const { loaded, distinct_count, rejected, first } = held as Record<string, number>;
  const isLoaded = found.status === "loaded";
  const expected = isLoaded ? (fault.expect.read ?? 0) : before.length;
  const accounted = isLoaded ? loaded! + rejected! : loaded!;
  return {
    fault: fault.fault,
    status: found.status,
    sentence: plainSentence(place, found.sentence ?? (rejected ? String(first) : null)),
    loaded: loaded!,
    rejected: rejected!,
    lost: expected - accounted,
    doubled: loaded! - distinct_count!,
    peakMegabytes: found.peakMegabytes ?? null,
    kept: await sizeOf(place.workplace.varFolder),
  };
}

/** Without the folder of the test, and on one line. */
function plainSentence(place: Place, sentence: string | null): string | null {
  if (sentence === null) return null;
  return sentence
    .replaceAll(place.workplace.dataFolder, "the data folder")
    .replaceAll(/:?\s*\n\s*/g, ": ");
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map((name) => stat(path.join(folder, name))));
  return sizes.reduce((total, { size }) => total + size, 0);
}
