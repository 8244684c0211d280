import { anchorOf } from "./dictionary.js";
import { element } from "./element.js";
import { addressOf } from "./state.js";
import { writtenIn } from "./text.js";

/**
 * One table of the dictionary: what it holds, and each of its columns. The parts that `findInPage`
 * hides are marked by `data-find`.
 *
 * @param {any} context
 * @param {any} table of `dictionary.json`
 * @param {Map<string, any>} explained figures of `method.json` by column
 */
export function tableSection(context, table, explained) {
  const { text, query } = context;
  const told = new Set();
  const rows = table.columns.map((column) => {
    const found = explained.get(column.name);
    const isFirst = found && !told.has(found);
    if (found) told.add(found);
    return columnRow(text, table, column, isFirst && explanation(text, found, query));
  });
  return element(
    "section",
    { class: "word", id: anchorOf(table), "data-find": table.name },
    element("h3", {}, element("a", { href: `#${anchorOf(table)}` }, table.name)),
    element("p", { lang: "en" }, table.description),
    element(
      "p",
      { class: "grain" },
      `${text.say("dictionary.grain")}: `,
      table.grain.flatMap((name, turn) => [turn ? ", " : "", element("code", {}, name)]),
    ),
    element("dl", {}, rows),
  );
}

function columnRow(text, table, column, more) {
  const id = anchorOf(table, column);
  const { values, description } = column;
  return element(
    "div",
    { id, "data-find": `${column.name} ${description} ${values?.join(" ") ?? ""}` },
    element(
      "dt",
      {},
      element("a", { href: `#${id}` }, element("code", {}, column.name)),
      element("span", {}, kindOfValue(text, column)),
    ),
    element(
      "dd",
      {},
      element("p", { lang: "en" }, description),
      values &&
        element(
          "p",
          { class: "values" },
          `${text.say("dictionary.values")}: `,
          values.flatMap((value, turn) => [turn ? ", " : "", element("code", {}, value)]),
        ),
      column.isPersonal ? element("p", { class: "values" }, text.say("dictionary.personal")) : null,
      more || null,
    ),
  );
}

/** Such as `getal, 0 t/m 1, mag leeg zijn`. */
function kindOfValue(text, { type, range, nullable }) {
  const [least, most] = range ?? [null, null];
  const bounds = [
    [least !== null && most !== null, "dictionary.range"],
    [least !== null && most === null, "dictionary.least"],
    [least === null && most !== null, "dictionary.most"],
  ].find(([holds]) => holds);
  return [
    text.say(`dictionary.type.${type}`),
    bounds && text.say(bounds[1], { least: text.exact(least), most: text.exact(most) }),
    nullable && text.say("dictionary.nullable"),
  ]
    .filter(Boolean)
    .join(", ");
}

/** In the language of the page, once a table for all columns of a figure. */
function explanation(text, { title, told }, query) {
  const anchor = title.en.toLowerCase().replaceAll(" ", "-");
  const page = addressOf("method", query.lang ? { lang: query.lang } : {});
  return element(
    "details",
    { class: "explanation" },
    element(
      "summary",
      {},
      text.say("dictionary.explained", { figure: writtenIn(title, text.language) }),
    ),
    element("p", {}, writtenIn(told, text.language)),
    element("p", {}, element("a", { href: `${page}#${anchor}` }, text.say("links.method"))),
  );
}
