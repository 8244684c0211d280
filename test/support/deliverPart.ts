import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { SmallRegion } from "./smallRegion.js";

/** The first delivery of members over again on another day, with so many of its rows. */
export async function deliverPart(region: SmallRegion, date: string, count: number): Promise<void> {
  const fileOf = (day?: string) => path.join(region.folder, "data", `leden_${day}.csv`);
  const lines = (await readFile(fileOf(region.dates[0]), "utf8")).split("\n");
  await writeFile(fileOf(date), `${lines.slice(0, count + 1).join("\n")}\n`);
}
