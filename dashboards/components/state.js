import { siteRoot } from "./root.js";

/**
 * The state of a page is its address and nothing else: a copied link shows the same.
 *
 * @typedef {Record<string, string>} Query
 */

/** Keys that mean the same on every page, and so travel along with a link. */
const PLACE = ["library", "branch", "municipality", "date", "basis", "lang"];
/** Keys of one page: what is looked at, and how. */
const OWN = ["level", "segment", "sort", "set", "domain", "large", "over", "table", "embed"];
const KEYS = [...PLACE, ...OWN];

/** @param {string} search @returns {Query} */
export function readQuery(search) {
  const parameters = new URLSearchParams(search);
  return Object.fromEntries(
    KEYS.flatMap((key) => {
      // An address may say `?embed` and no more.
      const value = parameters.get(key) || (key === "embed" && parameters.has(key) && "1");
      return value ? [[key, value]] : [];
    }),
  );
}

/** The query with some keys changed; a value of `null` takes the key out. */
export function changeQuery(query, changes) {
  const merged = { ...query, ...changes };
  return Object.fromEntries(KEYS.flatMap((key) => (merged[key] ? [[key, merged[key]]] : [])));
}

/** What of an address travels along to another page. */
export function carriedQuery(query) {
  return changeQuery(query, Object.fromEntries(OWN.map((key) => [key, null])));
}

/** @param {string} page such as `members` @param {Query} query */
export function addressOf(page, query) {
  const search = new URLSearchParams(query).toString();
  return `${siteRoot()}${page === "index" ? "" : `${page}.html`}${search && `?${search}`}`;
}

const CHANGED = "werkgebied:address";

/** Goes to another address of this same page without loading it again. */
export function goTo(href) {
  history.pushState(null, "", href);
  dispatchEvent(new Event(CHANGED));
}

/** Another part of the same page (`#…`) is no other address: what is shown stays. */
export function onAddressChange(listener) {
  let seen = location.search;
  const heed = () => {
    if (location.search === seen) return;
    seen = location.search;
    listener();
  };
  addEventListener("popstate", heed);
  addEventListener(CHANGED, heed);
}
