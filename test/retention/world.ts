import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createHmac } from "node:crypto";
import { monthsAfter } from "../../data/retention/cutoff.js";
import { runCli, type CliResult } from "../support/cli.js";
import { smallRegion, type SmallRegion, type SmallRegionOptions } from "../support/smallRegion.js";

/** The key of the small region. */
export const KEY = "nobody is real here";

const env = { TEMPORAL_ADDRESS: undefined };

/** Months after which all snapshots before this day are over, and that of the day itself is not. */
export function monthsToKeep(date: string): number {
  const today = new Date().toISOString().slice(0, 10);
  let months = 1;
  while (monthsAfter(date, months) <= today) months += 1;
  return months;
}

/** One whose deliveries hold people whom nobody else is like, other ones each month. */
export async function regionOfStrangers(options: SmallRegionOptions = {}): Promise<SmallRegion> {
  const region = await smallRegion({
    months: 4,
    members: 60,
    ...options,
    columns: {
      house_addition: "toevoeging",
      birth_year: { sql: "case when huisnr = '3' then 'drie' else '1980' end" },
    },
    feed: { drop: [], maxRejected: 0.5, ...options.feed },
  });
  for (const date of region.dates) await writeFile(fileOf(region, date), strangers(date));
  return region;
}

export function fileOf({ folder }: SmallRegion, date: string): string {
  return path.join(folder, "data", `leden_${date}.csv`);
}

/** What is planted with the people of a day: the hash of each number, and an addition of their own. */
export function plantedOn(date: string, key = KEY): string[] {
  return Array.from({ length: COUNT }, (_, nth) => [
    additionOf(date, nth),
    createHmac("sha256", key).update(numberOf(date, nth)).digest("hex"),
  ]).flat();
}

const COUNT = 60;

export function strangers(date: string): string {
  const areas = ["1234AA", "1234AB", "1234AC"];
  const lines = Array.from({ length: COUNT }, (_, nth) =>
    [
      numberOf(date, nth),
      additionOf(date, nth),
      nth % 3 === 0 ? "Noord" : "Zuid",
      areas[nth % areas.length],
      nth % 17,
    ].join(";"),
  );
  return `${["pas;toevoeging;vestiging;postcode;huisnr", ...lines].join("\n")}\n`;
}

function numberOf(date: string, nth: number): string {
  return `W${date.replaceAll("-", "")}${nth}`;
}

function additionOf(date: string, nth: number): string {
  return `TOEV${date.replaceAll("-", "")}X${nth}X`;
}

export function cliOf({ config }: SmallRegion) {
  return (...args: string[]): Promise<CliResult> => runCli([...args, "--config", config], { env });
}

/** Changes the configuration as a person would. */
export async function configure(
  { config }: SmallRegion,
  from: string | RegExp,
  to: string,
): Promise<void> {
  const text = await readFile(config, "utf8");
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`The configuration has no ${String(from)}.`);
  await writeFile(config, changed);
}

export function keepFor(region: SmallRegion, months: number | null): Promise<void> {
  return configure(region, /personsMonths: \w+/, `personsMonths: ${months}`);
}
