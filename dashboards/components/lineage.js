/**
 * What is made from what: sources, the tables that are computed, and the pages that show them.
 *
 * @typedef {{ id: string, kind: "source" | "mart" | "page", name: string, table?: any }} Thing
 * @typedef {{ things: Thing[], links: { from: string, to: string }[], before: (id: string) => Set<string>, after: (id: string) => Set<string>, find: (id: string) => Thing | undefined, byName: (name?: string) => Thing | undefined }} Lineage
 */

/**
 * @param {any[]} tables of `dictionary.json`: sources first, each mart after what it is made from
 * @param {{ id: string, dated: string[], undated: string[] }[]} pages
 * @returns {Lineage}
 */
export function createLineage(tables, pages) {
  const made = tables.map((table) => ({
    id: `${table.kind}.${table.name}`,
    kind: table.kind,
    name: table.name,
    table,
    from: table.inputs,
  }));
  const shown = pages
    .map(({ id, dated, undated }) => ({
      id: `page.${id}`,
      kind: "page",
      name: id,
      from: [...dated, ...undated].map((mart) => `mart.${mart}`),
    }))
    .filter(({ from }) => from.length > 0);
  const things = [...made, ...shown];
  const known = new Map(things.map((thing) => [thing.id, thing]));
  // The settings, and the book-keeping of what was delivered, are no tables of figures.
  const links = things.flatMap(({ id, from }) =>
    [...new Set(from)].filter((one) => known.has(one)).map((one) => ({ from: one, to: id })),
  );
  return {
    things,
    links,
    before: (id) => reach(id, links, "to", "from"),
    after: (id) => reach(id, links, "from", "to"),
    find: (id) => known.get(id),
    // A mart goes before a source of the same name.
    byName: (name) => known.get(`mart.${name}`) ?? known.get(`source.${name}`) ?? known.get(name),
  };
}

/** All that can be reached from one thing, without itself. */
function reach(start, links, here, there) {
  const found = new Set();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const link of links) {
      if (link[here] !== id || found.has(link[there])) continue;
      found.add(link[there]);
      waiting.push(link[there]);
    }
  }
  return found;
}

/** The report that is on most pages, to begin with: of the tables of which a page shows one date. */
export function mostShown({ byName }, pages) {
  const shown = pages.flatMap(({ dated }) => dated);
  const count = (name) => shown.filter((one) => one === name).length;
  return byName(shown.reduce((a, b) => (count(b) > count(a) ? b : a)));
}
