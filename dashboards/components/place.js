/**
 * What an address points at, or what is wrong with it.
 *
 * @typedef {{ library: any, scope: "library" | "municipality" | "branch", scopeId: string, name: string, date: string, basis: string, level: string, segment?: string, sort: string }} Place
 */

/** @returns {{ place: Place } | { problem: string, value: string, fallback: import("./state.js").Query }} */
export function findPlace(index, query) {
  const library = query.library
    ? index.libraries.find(({ id }) => id === query.library)
    : index.libraries[0];
  if (!library) return wrong("library", query.library ?? "", {});

  const within = { library: library.id };
  const spot = findSpot(library, query);
  if (!spot) return wrong("place", query.branch ?? query.municipality, within);

  const date = query.date ?? library.dates.at(-1);
  if (!date) return wrong("noDates", library.name, {});
  if (!library.dates.includes(date)) return wrong("date", date, { ...within, ...spotQuery(query) });

  return {
    place: {
      library,
      ...spot,
      date,
      basis: index.basis.includes(query.basis) ? query.basis : index.basis[0],
      level: query.level === "subsegment" ? "subsegment" : "segment",
      segment: query.segment,
      sort: query.sort ?? "index",
    },
  };
}

function findSpot(library, query) {
  if (query.branch) return spotOf("branch", library.branches, query.branch);
  if (query.municipality) return spotOf("municipality", library.municipalities, query.municipality);
  return { scope: "library", scopeId: library.id, name: library.name };
}

function spotOf(scope, places, id) {
  const found = places.find((place) => place.id === id);
  return found && { scope, scopeId: id, name: found.name };
}

function spotQuery({ branch, municipality }) {
  return branch ? { branch } : municipality ? { municipality } : {};
}

function wrong(problem, value, fallback) {
  return { problem, value, fallback };
}

/** Rows of one place and one unit of counting. */
export function rowsOf(rows, { scope, scopeId, basis }) {
  return rows.filter(
    (row) => row.scope === scope && row.scope_id === scopeId && row.basis === basis,
  );
}
