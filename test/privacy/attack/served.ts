import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { tableFromIPC } from "@uwdata/flechette";

export type ServedRow = Record<string, string | number | null>;

/** All that an edition says of a library on a date, and of its members over time: files as they are served. */
export interface ServedDate {
  profile: ServedRow[];
  trend: ServedRow[];
  quality: ServedRow[];
  /** The segment of each subsegment. */
  parents: Map<string, string>;
}

/** Folders of the editions of a publication. */
export async function editionsIn(version: string): Promise<string[]> {
  const internal = await readdir(path.join(version, "sites/internal")).catch(() => []);
  return ["public", ...internal.map((library) => `internal/${library}`)];
}

export async function datesIn(data: string, library: string): Promise<string[]> {
  if (!existsSync(path.join(data, library))) return [];
  const names = await readdir(path.join(data, library));
  return names.filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name)).sort();
}

/** @param data folder `data` of an edition's site */
export async function readServed(data: string, library: string, date: string): Promise<ServedDate> {
  const index = JSON.parse(await readFile(path.join(data, "index.json"), "utf8")) as {
    segments: { segment_id: string; parent_id: string | null }[];
  };
  const own = path.join(data, library);
  const onDate = (row: ServedRow) => row.snapshot_date === date;
  return {
    profile: await rowsOf(path.join(own, date, "membership_profile.arrow")),
    trend: (await rowsOf(path.join(own, "penetration_trend.arrow"))).filter(onDate),
    quality: (await rowsOf(path.join(own, "data_quality.arrow"))).filter(onDate),
    parents: new Map(index.segments.map((one) => [one.segment_id, one.parent_id ?? ""])),
  };
}

async function rowsOf(file: string): Promise<ServedRow[]> {
  const table = tableFromIPC(await readFile(file));
  const names = table.schema.fields.map(({ name }) => name);
  const columns = names.map((name) => [...table.getChild(name).toArray()] as unknown[]);
  return Array.from({ length: table.numRows }, (_, row) =>
    Object.fromEntries(names.map((name, at) => [name, plain(name, columns[at]?.[row])])),
  );
}

function plain(name: string, value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (!name.endsWith("_date")) return value as string | number;
  return new Date(value as number | Date).toISOString().slice(0, 10);
}
