import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { SmallRegion } from "../../support/smallRegion.js";

const WEEK = 7 * 86_400_000;

/** Delivers a file of members for each Monday from the first on; how many rows each holds, by day. */
export async function deliverWeekly(
  region: SmallRegion,
  first: string,
  weeks: number,
): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (let week = 0; week < weeks; week++) {
    const day = new Date(Date.parse(first) + week * WEEK).toISOString().slice(0, 10);
    rows[day] = 20 + ((week * 7) % 31);
    await deliver(region, day, rows[day], week);
  }
  return rows;
}

/** One delivery; members come at its end and go at its beginning as weeks pass. */
export async function deliver(region: SmallRegion, day: string, count: number, from = 0) {
  const members = Array.from({ length: count }, (_, place) => {
    const area = ["1234AA", "1234AB", "1234AC"][place % 3];
    return `P${100_000 + from + place};x;${place % 2 ? "Noord" : "Zuid"};${area};${place}`;
  });
  const file = path.join(region.folder, "data", `leden_${day}.csv`);
  await writeFile(file, `${["pas;naam;vestiging;postcode;huisnr", ...members].join("\n")}\n`);
}
