import { downloadsPart } from "./downloads/downloads.js";
import { element } from "./element.js";

/**
 * @typedef {object} Column
 * @property {string} key `data-column` of its cells
 * @property {string} label
 * @property {string} [as] a format for numbers and dates; text without
 * @property {string} [taken] the format of what is shown as text here, in a file
 * @property {(row: any) => any} [value] from the key when left out
 * @property {(row: any) => Node | string} [show] another way to show it than by its format
 */

/**
 * The complete table: sortable by click and by keyboard, to be taken along as a file.
 *
 * @param {{ text: any, title?: string, columns: Column[], rows: any[], file: string, footer?: any, attributes?: (row: any) => object, isHidden?: (row: any) => boolean }} options `isHidden`: figures that are lacking there are not shown, rather than unknown
 */
export function tablePart(options) {
  const { text, rows, file, footer, attributes = () => ({}), isHidden = () => false } = options;
  const title = options.title ?? text.say("table.title");
  const columns = options.columns.map((column) => ({
    ...markHidden(text, column, isHidden),
    valueOf: (row) => valueOf(column, row),
  }));

  const order = { column: /** @type {string | null} */ (null), descending: true };
  const body = element("tbody");
  const heads = columns.map((column) => {
    const sort = () => {
      order.descending = order.column === column.key ? !order.descending : Boolean(column.as);
      order.column = column.key;
      draw();
    };
    const button = element("button", { type: "button", click: sort }, column.label);
    return element("th", { scope: "col", class: column.as && "number" }, button);
  });
  function draw() {
    const sorted = order.column ? sortRows(rows, columns, order) : rows;
    body.replaceChildren(...sorted.map((row) => rowOf(text, columns, row, attributes(row))));
    heads.forEach((head, position) => {
      if (columns[position].key !== order.column) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
    });
  }
  draw();
  const foot = footer && element("tfoot", {}, rowOf(text, columns, footer, attributes(footer)));
  const table = element(
    "table",
    {},
    element("caption", { class: "visually-hidden" }, `${title}. ${text.say("table.sort")}`),
    element("thead", {}, element("tr", {}, heads)),
    body,
    foot || null,
  );
  const scroll = {
    class: "scroll",
    role: "region",
    tabindex: "0",
    "aria-label": `${title}: ${text.say("table.scroll")}`,
  };
  const all = footer ? [...rows, footer] : rows;
  return element(
    "section",
    { class: "figures" },
    element("header", {}, element("h2", {}, title), downloadsPart(text, columns, all, file)),
    element("div", scroll, table),
  );
}

/** An x where a figure is not shown, which is neither none nor unknown. */
function markHidden(text, column, isHidden) {
  if (!column.as) return column;
  const isGone = (row) => isHidden(row) && valueOf(column, row) === null;
  return {
    ...column,
    isGone,
    show: (row) => {
      if (!isGone(row)) return text[column.as](valueOf(column, row));
      return element("abbr", { title: text.say("hidden.word") }, text.say("hidden.mark"));
    },
  };
}

function valueOf(column, row) {
  return column.value ? column.value(row) : (row[column.key] ?? null);
}

function rowOf(text, columns, row, attributes) {
  const cells = columns.map((column, position) => {
    const value = valueOf(column, row);
    const marks = { "data-column": column.key, class: column.as && "number" };
    if (column.as) marks["data-value"] = value ?? "";
    const shown = column.show ? column.show(row) : (value ?? "–");
    return position
      ? element("td", marks, shown)
      : element("th", { ...marks, scope: "row" }, shown);
  });
  return element("tr", attributes, cells);
}

function sortRows(rows, columns, { column: key, descending }) {
  const column = columns.find((one) => one.key === key);
  const collator = new Intl.Collator(undefined, { numeric: true });
  const compare = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));
  const filled = rows.filter((row) => valueOf(column, row) !== null);
  const empty = rows.filter((row) => valueOf(column, row) === null);
  filled.sort((a, b) => compare(valueOf(column, a), valueOf(column, b)));
  if (descending) filled.reverse();
  return [...filled, ...empty];
}
