import { element } from "./element.js";
import { addressOf, carriedQuery } from "./state.js";

/** To another page about the same place. */
export function pageLink({ page, text, query }, id) {
  return element(
    "a",
    { href: addressOf(id, carriedQuery(query)), "aria-current": id === page.id && "page" },
    text.say(`page.${id}`),
  );
}
