import { parquetWriteBuffer } from "hyparquet-writer";

/**
 * Columns under the names that they have in the marts: numbers as doubles, days as days, and null
 * for what is hidden or unknown.
 *
 * @param {import("./describeTable.js").Table} table
 */
export function parquetFile({ columns, rows }) {
  const schema = [
    { name: "root", num_children: columns.length },
    ...columns.map(({ key, as }) => ({ name: key, repetition_type: "OPTIONAL", ...typeOf(as) })),
  ];
  const columnData = columns.map(({ key, as }, x) => ({
    name: key,
    data: rows.map((row) => plain(row[x], as)),
  }));
  const bytes = parquetWriteBuffer({ schema, columnData });
  return new Blob([bytes], { type: "application/vnd.apache.parquet" });
}

function typeOf(as) {
  if (as === "date") return { type: "INT32", converted_type: "DATE" };
  if (as) return { type: "DOUBLE" };
  return { type: "BYTE_ARRAY", converted_type: "UTF8" };
}

function plain(value, as) {
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  if (as === "date") return new Date(value);
  return as ? Number(value) : String(value);
}
