import { element } from "../element.js";
import { stayOnPage } from "../parts.js";
import { addressOf, changeQuery } from "../state.js";

/** To the sheet of a (sub)segment, with the place kept. */
export function sheetLink({ page, query }, id, name) {
  const href = addressOf(
    "segments",
    changeQuery(query, { segment: id, domain: null, level: null, sort: null }),
  );
  const click = page.id === "segments" ? stayOnPage : undefined;
  return element("a", { href, click }, name);
}
