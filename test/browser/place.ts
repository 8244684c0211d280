import type { Language } from "./numbers.js";

/** What an address points at, as the test knows it. */
export interface Place {
  library: string;
  scope: "library" | "municipality" | "branch";
  scopeId: string;
  date: string;
  basis: "households" | "persons";
  level: "segment" | "subsegment";
  /** Opened, or beside the total. */
  segment?: string;
  /** Whose origin is shown. */
  table?: string;
  language: Language;
}

const LATEST = "2025-02-01";

/** The small library as a whole, on its last date, in Dutch. */
export function placeOf(changes: Partial<Place> = {}): Place {
  const library = changes.library ?? "proefbibliotheek";
  return {
    library,
    scope: "library",
    scopeId: library,
    date: LATEST,
    basis: "households",
    level: "segment",
    language: "nl",
    ...changes,
  };
}

/** The rows of one place and one unit; `date` left out where a table has all dates. */
export function whereIs({ library, scope, scopeId, basis }: Place, date?: string): string {
  const tests = { library_id: library, scope, scope_id: scopeId, basis };
  const written = Object.entries(tests).map(([column, value]) => `${column} = '${value}'`);
  return [...written, ...(date ? [`snapshot_date = date '${date}'`] : [])].join(" and ");
}

/** Rows of the level that a page shows, without rest rows and total. */
export function ofLevel({ level, segment }: Place): string {
  const opened =
    level === "subsegment" && segment ? ` and starts_with(segment_id, '${segment}')` : "";
  return `level = '${level}' and not starts_with(segment_id, '_')${opened}`;
}
