import { distanceOf } from "../answers/traits.js";

/** Names a trait among those of a (sub)segment. */
export function traitKey({ domain, topic, attribute }) {
  return [domain, topic, attribute].join(" / ");
}

/** Rows of one (sub)segment, each with the index of the segment that it is a part of, if it is. */
export function traitsOf(rows, id, parent) {
  const above = new Map(
    rows
      .filter(({ segment_id }) => parent && segment_id === parent)
      .map((row) => [traitKey(row), row.index]),
  );
  return rows
    .filter(({ segment_id }) => segment_id === id)
    .map((row) => ({ ...row, parent_index: above.get(traitKey(row)) ?? null }));
}

/**
 * Traits by domain, the domain with the most telling one first; within one from high to low.
 *
 * @returns {{ id: string, name: string, rows: any[] }[]}
 */
export function domainsOf(text, rows) {
  const groups = new Map();
  for (const row of rows) groups.set(row.domain, [...(groups.get(row.domain) ?? []), row]);
  const furthest = (own) => Math.max(...own.map((row) => (known(row) ? distanceOf(row) : 0)));
  return [...groups]
    .sort(([, a], [, b]) => furthest(b) - furthest(a))
    .map(([id, own]) => ({ id, name: domainName(text, id), rows: own.sort(fromHighToLow) }));
}

/** As the pages call it, or as it was delivered. */
export function domainName(text, id) {
  return text.has(`domain.${id}`) ? text.say(`domain.${id}`) : id;
}

function fromHighToLow(a, b) {
  return (known(b) ? b.index : -1) - (known(a) ? a.index : -1);
}

function known({ index }) {
  return Number.isFinite(index);
}
