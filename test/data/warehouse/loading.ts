import { afterEach, beforeEach } from "vitest";
import { createPlace, day, type FeedInput, type Place } from "../place.js";

/** Made anew before each test of the file that imports this. */
export let place: Place;

beforeEach(async () => {
  place = await createPlace();
});
afterEach(() => place.remove());

export const counts: FeedInput = {
  source: "member_counts",
  file: "file.csv",
  snapshotDate: day,
  maxRejected: 0.9,
  columns: {
    library: { value: "B" },
    area_id: "gebied",
    part: "deel",
    member_count: { column: "leden", suppressed: { "*": [1, 4], "<10": [0, 9] } },
  },
};

export const residents: FeedInput = {
  source: "residents",
  file: "file.csv",
  snapshotDate: day,
  decimal: ",",
  maxRejected: 0.9,
  columns: { area_id: "gebied", households: "huishoudens", persons: "inwoners" },
};

export const dated: FeedInput = {
  source: "members",
  file: "file.csv",
  snapshotDate: day,
  maxRejected: 0.9,
  columns: {
    library: { value: "B" },
    member_id: "nr",
    birth_year: "jaar",
    joined_date: "sinds",
  },
};

export async function load(feed: FeedInput, lines: string[]) {
  place.configure({ feed });
  await place.deliver("file.csv", `${lines.join("\n")}\n`);
  return place.load();
}

/** Quarantine as `[line, column, reason]`. */
export async function quarantine() {
  const rows = await place.rows(
    `select line, column_name, reason from meta.quarantine order by line`,
  );
  return rows.map((row) => [row.line, row.column_name, row.reason]);
}

/** Everything the warehouse holds, but for the refusals. */
export async function held() {
  return [
    await place.rows("from source.members order by all"),
    await place.rows("from meta.load order by all"),
  ];
}
