/** `source`, `published` or `helper`: what a table of the dictionary is to a reader. */
export function kindOf({ kind, isPublished }) {
  if (kind === "source") return "source";
  return isPublished ? "published" : "helper";
}

/** Where a table, or a column of it, stands on the page: `membership_profile.index`. */
export function anchorOf({ kind, name }, column) {
  const table = kind === "source" ? `source.${name}` : name;
  return column ? `${table}.${column.name}` : table;
}

/** Tables in the order in which they are read: those that are published, those in between, the sources. */
export function inReadingOrder(tables) {
  return ["published", "helper", "source"].map((kind) => ({
    kind,
    tables: tables
      .filter((table) => kindOf(table) === kind)
      .sort((a, b) => a.name.localeCompare(b.name)),
  }));
}

/**
 * The explained figure that each column of a table belongs to.
 *
 * @param {any} table
 * @param {{ columns: string[] }[]} figures of `method.json`
 * @returns {Map<string, any>} by the name of the column
 */
export function explainedColumns({ kind, columns }, figures) {
  if (kind === "source") return new Map();
  return new Map(
    columns.flatMap(({ name }) => {
      const found = figures.find((one) => one.columns.includes(name));
      return found ? [[name, found]] : [];
    }),
  );
}
