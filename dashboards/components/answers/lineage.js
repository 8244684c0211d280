import { figure, named, sentence } from "../figure.js";

/**
 * From how much a table is made, and how much is made of it.
 *
 * @param {import("../lineage.js").Lineage} lineage
 * @param {import("../lineage.js").Thing} chosen
 * @returns {import("../figure.js").Sentence[]}
 */
export function lineageAnswer(lineage, chosen) {
  const [before, after] = [lineage.before(chosen.id), lineage.after(chosen.id)];
  const table = named(chosen.name);
  const values = {
    table,
    pages: figure("page_count", count(after, "page")),
  };
  if (chosen.kind === "source") {
    const made = figure("table_count", count(after, "mart"));
    return [sentence("lineage.source", { ...values, tables: made })];
  }
  return [
    sentence("lineage.mart", {
      ...values,
      sources: figure("source_count", count(before, "source")),
      tables: figure("table_count", count(before, "mart")),
    }),
  ];
}

function count(ids, kind) {
  return [...ids].filter((id) => id.startsWith(`${kind}.`)).length;
}
