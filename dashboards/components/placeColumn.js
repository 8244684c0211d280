import { element } from "./element.js";
import { addressOf, carriedQuery, changeQuery } from "./state.js";

/** Names of places, each a link to a page about that place. */
export function placeColumn({ text, query }, page) {
  return {
    key: "place",
    label: text.say("column.place"),
    value: ({ name }) => name,
    show: ({ name, query: spot }) =>
      spot
        ? element("a", { href: addressOf(page, carriedQuery(changeQuery(query, spot))) }, name)
        : name,
  };
}
