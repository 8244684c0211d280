import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import iconv from "iconv-lite";
import type { LibraryId } from "../../data/demo/places.js";

type Row = Record<string, string>;

/** Reads the demonstration's files as a stranger would, with nothing of the product's own readers. */
export function demonstrationIn(folder: string) {
  const known = new Map<string, Promise<Row[]>>();

  async function readText(name: string): Promise<string> {
    const bytes = await readFile(join(folder, name));
    return name.endsWith(".gz")
      ? iconv.decode(gunzipSync(bytes), "windows-1252")
      : new TextDecoder().decode(bytes);
  }

  /** The rows of a reference file, read once. */
  function records(name: string): Promise<Row[]> {
    const rows = known.get(name) ?? readRecords(name);
    known.set(name, rows);
    return rows;
  }

  async function readRecords(name: string): Promise<Row[]> {
    const [header = [], ...lines] = parse(await readText(name), ",");
    return lines.map((line) => Object.fromEntries(header.map((key, i) => [key, line[i] ?? ""])));
  }

  async function membersOf(library: LibraryId, date: string): Promise<string[][]> {
    const names = await readdir(join(folder, "members"));
    const name = `members/${names.find((file) => file.startsWith(`${library}_${date}`))}`;
    return parse(await readText(name), delimiterOf(name)).slice(1);
  }

  /** Part of the households with an active member, by segment, counted from the files alone. */
  async function reach(library: LibraryId, date: string) {
    const own = (row: Row) => row.library?.toLowerCase().endsWith(library);
    const areas = new Set(
      (await records("catchments_2024-01-01.csv")).filter(own).map((row) => row.area_id),
    );
    const households = new Map<string, number>();
    for (const row of await records(`residents_${date.slice(0, 4)}-01-01.csv`)) {
      if (!areas.has(row.area_id)) continue;
      add(households, row.segment ?? "", Number(row.households));
    }
    const addresses = await records("assignments.csv");
    const segmentOf = new Map(addresses.map((row) => [addressOf(row), row.segment_id ?? ""]));
    const reached = new Map<string, number>();
    const active = (await membersOf(library, date)).filter((row) => isActive(row, date));
    const homes = new Set(active.map((row) => [tidy(row[5] ?? ""), row[6], row[7]].join("|")));
    for (const home of homes) {
      const segment = segmentOf.get(home);
      if (segment && areas.has(home.slice(0, 6))) add(reached, segment, 1);
    }
    const of = (segment: string) =>
      segment === "all"
        ? total(reached) / total(households)
        : (reached.get(segment) ?? 0) / (households.get(segment) ?? 0);
    return { of, households };
  }

  return { readText, records, membersOf, reach };
}

export function delimiterOf(name: string): string {
  if (name.endsWith(".tsv")) return "\t";
  return name.endsWith(".gz") ? ";" : ",";
}

/** The lines of a delimited file, its header first. */
export function parse(text: string, delimiter: string): string[][] {
  const value = new RegExp(`("(?:[^"]|"")*"|[^${delimiter}\\r\\n]*)(${delimiter}|\\r?\\n)`, "gy");
  const lines: string[][] = [];
  let line: string[] = [];
  for (const [, raw = "", end] of text.matchAll(value)) {
    line.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end !== delimiter) {
      lines.push(line);
      line = [];
    }
  }
  return lines;
}

function isActive(row: string[], date: string): boolean {
  const expires = toIso(row[11]);
  return row.length === 12 && isDate(toIso(row[10])) && (expires === "" || expires >= date);
}

export function addressOf(row: Row): string {
  return [row.area_id, row.house_number, row.house_addition].join("|");
}

function tidy(postcode: string): string {
  return postcode.replace(" ", "").toUpperCase();
}

export function toIso(date = ""): string {
  return date
    .replace(/^(\d{2})-(\d{2})-(\d{4})$/, "$3-$2-$1")
    .replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
}

export function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function total(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
