import writeExcelFile from "write-excel-file/universal";

/** How a spreadsheet shows each kind of number, while its cell keeps the number itself. */
const FORMATS = {
  count: "#,##0",
  some: "#,##0",
  index: "0",
  percent: "0.0%",
  axisPercent: "0.0%",
  exactPercent: "0.0##%",
  points: "+0.0%;-0.0%;0.0%",
  change: "+0.0%;-0.0%;0.0%",
  date: "yyyy-mm-dd",
};
const WIDEST = 60;

/**
 * A workbook with typed columns, and how it was counted on a second sheet. Text is written as text,
 * so that a spreadsheet runs none of it as a formula.
 *
 * @param {import("./describeTable.js").Table} table
 */
export function xlsxFile({ text, columns, rows, isHidden, notes }) {
  const head = columns.map(({ label, as }) => ({
    value: label,
    type: String,
    fontWeight: "bold",
    wrap: true,
    align: as ? "right" : "left",
    alignVertical: "bottom",
  }));
  const figures = rows.map((row, y) =>
    row.map((value, x) => {
      if (isHidden(y, x)) return { value: text.say("hidden.mark"), type: String, align: "right" };
      return cellOf(value, columns[x].as);
    }),
  );
  const told = notes.map((pair) => pair.map((value) => ({ value, type: String, wrap: true })));
  return writeExcelFile([
    {
      data: [head, ...figures],
      sheet: text.say("table.sheet.figures"),
      columns: columns.map((column, x) => ({ width: widthOf(column, rows, x) })),
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    },
    {
      data: told,
      sheet: text.say("table.sheet.notes"),
      columns: [{ width: 28 }, { width: 100 }],
    },
  ]).toBlob();
}

function cellOf(value, as) {
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  if (as === "date") return { value: new Date(value), type: Date, format: FORMATS.date };
  if (typeof value === "number") return { value, type: Number, format: FORMATS[as] };
  return { value: String(value), type: String };
}

function widthOf({ label, as }, rows, x) {
  if (as) return Math.max(10, Math.min(16, label.length));
  return Math.min(WIDEST, Math.max(12, ...rows.map((row) => String(row[x] ?? "").length)) + 2);
}
