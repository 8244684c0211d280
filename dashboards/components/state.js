/**
 * The state of a page is its address and nothing else: a copied link shows the same.
 *
 * @typedef {Partial<Record<"library" | "branch" | "municipality" | "date" | "basis" | "level" | "segment" | "sort" | "lang", string>>} Query
 */

const KEYS = /** @type {const} */ ([
  "library",
  "branch",
  "municipality",
  "date",
  "basis",
  "level",
  "segment",
  "sort",
  "lang",
]);

/** @param {string} search @returns {Query} */
export function readQuery(search) {
  const parameters = new URLSearchParams(search);
  return Object.fromEntries(
    KEYS.flatMap((key) => (parameters.get(key) ? [[key, parameters.get(key)]] : [])),
  );
}

/** The query with some keys changed; a value of `null` takes the key out. */
export function changeQuery(query, changes) {
  const merged = { ...query, ...changes };
  return Object.fromEntries(KEYS.flatMap((key) => (merged[key] ? [[key, merged[key]]] : [])));
}

/** Keys that mean the same on every page, and so travel along with a link. */
export function carriedQuery(query) {
  return changeQuery(query, { level: null, segment: null, sort: null });
}

/** @param {string} page such as `members` @param {Query} query */
export function addressOf(page, query) {
  const search = new URLSearchParams(query).toString();
  return `./${page === "index" ? "" : `${page}.html`}${search && `?${search}`}`;
}

const CHANGED = "werkgebied:address";

/** Goes to another address of this same page without loading it again. */
export function goTo(href) {
  history.pushState(null, "", href);
  dispatchEvent(new Event(CHANGED));
}

export function onAddressChange(listener) {
  addEventListener("popstate", listener);
  addEventListener(CHANGED, listener);
}
