import { totalRow } from "./parts.js";

/**
 * The municipalities or branches of a library with their rows of `membership_profile`.
 *
 * @param {any[]} rows
 * @param {any} library
 * @param {"municipality" | "branch"} scope
 * @param {string} basis
 */
export function placesOf(rows, library, scope, basis) {
  const byId = new Map();
  for (const row of rows) {
    if (row.scope !== scope || row.basis !== basis) continue;
    byId.set(row.scope_id, [...(byId.get(row.scope_id) ?? []), row]);
  }
  const places = scope === "branch" ? library.branches : library.municipalities;
  return places.map(({ id, name }) => {
    const own = byId.get(id) ?? [];
    const total = totalRow(own);
    return {
      id,
      name,
      scope,
      rows: own,
      base_count: total?.base_count ?? null,
      member_count: total?.member_count ?? null,
      penetration: total?.penetration ?? null,
      penetration_low: total?.penetration_low ?? null,
      penetration_high: total?.penetration_high ?? null,
      index: total?.index ?? null,
      query: { library: library.id, branch: null, municipality: null, [scope]: id },
    };
  });
}

/** The places that a library is compared by: its branches where it has no two municipalities. */
export function comparedScope({ municipalities }) {
  return municipalities.length < 2 ? "branch" : "municipality";
}

/** The page that sets them side by side. */
export function comparedPage(library) {
  return comparedScope(library) === "branch" ? "branches" : "municipalities";
}
