import { tableFromIPC } from "@uwdata/flechette";

/** Figures that cannot be shown; `reason` is the message that says why. */
export class DataError extends Error {
  /** @param {"missing" | "unreachable" | "unreadable"} reason @param {string} path */
  constructor(reason, path, options) {
    super(`${path}: ${reason}`, options);
    this.reason = reason;
  }
}

/** @type {Map<string, Promise<unknown>>} */
const loaded = new Map();

function once(path, load) {
  if (!loaded.has(path)) {
    const promise = load();
    loaded.set(path, promise);
    promise.catch(() => loaded.delete(path));
  }
  return loaded.get(path);
}

function dataRoot() {
  return document.querySelector("meta[name=werkgebied-data]")?.getAttribute("content") ?? "data/";
}

async function read(path, parse, options) {
  const response = await fetch(dataRoot() + path, options).catch((cause) => {
    throw new DataError("unreachable", path, { cause });
  });
  if (response.status === 404) throw new DataError("missing", path);
  if (!response.ok) throw new DataError("unreachable", path);
  try {
    return await parse(response);
  } catch (cause) {
    throw new DataError("unreadable", path, { cause });
  }
}

/** What there is to choose from. */
export function loadIndex() {
  return once("index.json", () => read("index.json", (response) => response.json()));
}

/**
 * What the quality gate holds back at this moment; nothing where that cannot be told.
 *
 * @returns {Promise<{ feed: string, snapshotDate: string, rule: string, libraryId: string, placeId: string, value: number, bound: number }[]>}
 */
export async function loadHeld() {
  const notice = read("notice.json", (response) => response.json(), { cache: "no-store" });
  return (await notice.catch(() => null))?.held ?? [];
}

/** What every source and every mart holds, as `workflows/publish/dictionary.ts` writes it. */
export function loadDictionary() {
  return once("dictionary.json", () => read("dictionary.json", (response) => response.json()));
}

/**
 * How the last runs went; null where that cannot be told.
 *
 * @returns {Promise<{ at: string, feeds: any[], runs: any[] } | null>}
 */
export function loadPipeline() {
  const told = read("pipeline.json", (response) => response.json(), { cache: "no-store" });
  return told.catch(() => null);
}

/**
 * Rows of one mart as plain objects, with dates as `yyyy-mm-dd`.
 *
 * @param {string} library
 * @param {string | null} date null for a mart that holds all dates
 * @param {string} mart
 */
export function loadMart(library, date, mart) {
  const path = [library, date, `${mart}.arrow`].filter(Boolean).map(encodeURIComponent).join("/");
  return loadRows(path);
}

/**
 * What is known of segments, as rows of `persona`; none where the publication has nothing of that.
 *
 * @param {string} name `segments` for all of them, or the `personaFile` of one, with its subsegments
 * @returns {Promise<{ level: string, segment_id: string, domain: string, topic: string, attribute: string, value: number | null, index: number | null, source: string | null, licence: string | null }[]>}
 */
export async function loadPersonas(name) {
  const { personas = [] } = await loadIndex();
  return personas.includes(name) ? loadRows(`personas/${name}.arrow`) : [];
}

/**
 * What a library has written of its segments, as HTML that its publication made safe.
 *
 * @param {{ id: string, hasNotes?: boolean }} library
 * @returns {Promise<{ segment_id: string | null, html: string }[]>}
 */
export async function loadNotes({ id, hasNotes }) {
  if (!hasNotes) return [];
  const path = `${encodeURIComponent(id)}/notes.json`;
  return once(path, () => read(path, (response) => response.json()));
}

function loadRows(path) {
  return once(path, () =>
    read(path, async (response) => toRows(new Uint8Array(await response.arrayBuffer()))),
  );
}

function toRows(bytes) {
  const table = tableFromIPC(bytes);
  const columns = table.schema.fields.map(({ name }) => {
    const values = table.getChild(name).toArray();
    return [name, name.endsWith("_date") ? Array.from(values, toIsoDate) : values];
  });
  return Array.from({ length: table.numRows }, (_, row) =>
    Object.fromEntries(columns.map(([name, values]) => [name, values[row] ?? null])),
  );
}

/** Arrow gives a day as milliseconds, as a Date or as text, by the writer of the file. */
export function toIsoDate(value) {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value.slice(0, 10);
  return new Date(Number(value)).toISOString().slice(0, 10);
}
