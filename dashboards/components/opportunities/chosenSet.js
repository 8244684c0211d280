import { byGap, isChance } from "../answers/opportunities.js";

const FEW = 3;

/**
 * The segments that the reader chose, or those that lack most.
 *
 * @param {{ set?: string }} query
 * @param {any[]} rows of the level that is shown
 * @returns {string[]} in the order of `rows`
 */
export function chosenSet({ set }, rows) {
  const wanted = new Set(
    set === undefined
      ? byGap(rows.filter(isChance))
          .slice(0, FEW)
          .map(({ segment_id }) => segment_id)
      : set.split(","),
  );
  const ids = rows.map(({ segment_id }) => segment_id);
  // Of nobody there is nothing to tell.
  const chosen = ids.filter((id) => wanted.has(id));
  return chosen.length
    ? chosen
    : byGap(rows)
        .slice(0, 1)
        .map(({ segment_id }) => segment_id);
}

/** The set with one segment more or less, as the address writes it. */
export function toggled(chosen, id) {
  const others = chosen.filter((one) => one !== id);
  return (chosen.includes(id) ? others : [...chosen, id]).join(",");
}
