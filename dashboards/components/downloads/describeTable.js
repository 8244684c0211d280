/**
 * A table as it is taken along: figures as they are served, so unrounded and with what an edition
 * hides left out.
 *
 * @typedef {{ key: string, label: string, as?: string }} TakenColumn
 * @typedef {{ text: any, columns: TakenColumn[], rows: (string | number | null)[][], isHidden: (row: number, column: number) => boolean, notes: [string, string][] }} Table
 */

/** @returns {Table} */
export function describeTable(text, columns, rows) {
  return {
    text,
    columns: columns.map(({ key, label, as, taken }) => ({ key, label, as: as ?? taken })),
    rows: rows.map((row) => columns.map((column) => column.valueOf(row))),
    isHidden: (row, column) => columns[column].isGone?.(rows[row]) ?? false,
    notes: readNotes(),
  };
}

/** How it was counted, in the words of the page that it comes from. */
function readNotes() {
  const words = (node) => (node?.textContent ?? "").replace(/\s+/g, " ").trim();
  const terms = [...document.querySelectorAll(".method dt")];
  return [
    [words(document.querySelector("h1")), words(document.querySelector(".print-head"))],
    ...terms.map((term) => [words(term), words(term.nextElementSibling)]),
    ["", location.href],
  ];
}
