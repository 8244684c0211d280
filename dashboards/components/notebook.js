import { loadIndex } from "./data.js";
import { languageOf } from "./page.js";
import { readQuery } from "./state.js";
import { loadText, writtenIn } from "./text.js";

/**
 * What a notebook starts with: what there is to choose from, and the words of the reader's language.
 *
 * @returns {Promise<{ index: any, text: any, library: any }>} `library` is the one of the address, or the first
 */
export async function openNotebook() {
  const index = await loadIndex();
  const query = readQuery(location.search);
  const language = languageOf(query, index);
  return {
    index,
    text: await loadText(language, { country: writtenIn(index.country, language) }),
    library: index.libraries.find(({ id }) => id === query.library) ?? index.libraries[0],
  };
}

/**
 * The tables that are served beside the pages, each once.
 *
 * @param {{ dated: string[], undated: string[] }[]} pages of `pages.json`
 * @returns {{ name: string, isDated: boolean }[]} `isDated`: a file a snapshot
 */
export function servedMarts(pages) {
  const all = pages.flatMap(({ dated, undated }) => [
    ...dated.map((name) => ({ name, isDated: true })),
    ...undated.map((name) => ({ name, isDated: false })),
  ]);
  return [...new Map(all.map((mart) => [mart.name, mart])).values()];
}

/** Columns of these rows that hold numbers, and those that do not. */
export function columnsIn(rows) {
  const all = Object.keys(rows[0] ?? {});
  const numbers = all.filter((column) => rows.some((row) => typeof row[column] === "number"));
  return { all, numbers, words: all.filter((column) => !numbers.includes(column)) };
}

/** The first of the wanted columns that there is, else the first there is. */
export function firstOf(columns, ...wanted) {
  return wanted.find((column) => columns.includes(column)) ?? columns[0];
}
