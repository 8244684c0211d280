import { kindOf } from "../dictionary.js";
import { figure, sentence } from "../figure.js";

/**
 * How much there is to look up.
 *
 * @param {any[]} tables of `dictionary.json`
 * @returns {import("../figure.js").Sentence[]}
 */
export function dictionaryAnswer(tables) {
  const of = (kind) => tables.filter((table) => kindOf(table) === kind);
  const columns = of("published").reduce((sum, table) => sum + table.columns.length, 0);
  return [
    sentence("dictionary.answer", {
      tables: figure("published_count", of("published").length),
      columns: figure("column_count", columns),
      sources: figure("source_count", of("source").length),
      helpers: figure("helper_count", of("helper").length),
    }),
  ];
}
