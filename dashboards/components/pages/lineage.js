import { lineageAnswer } from "../answers/lineage.js";
import { lineageArcs } from "../charts/lineageArcs.js";
import { lineageGraph } from "../charts/lineageGraph.js";
import { responsive } from "../charts/responsive.js";
import { loadDictionary } from "../data.js";
import { kindOf } from "../dictionary.js";
import { element } from "../element.js";
import { createLineage, mostShown } from "../lineage.js";
import { answerPart, chartPart, linksPart, stayOnPage } from "../parts.js";
import { addressOf, carriedQuery, changeQuery } from "../state.js";
import { tablePart } from "../table.js";

/** Under this width all of it would be too small to read. */
const WIDE = 880;

/**
 * Where each figure comes from. Its `load` is given the list of pages too, which only Markdown can name.
 */
export const lineage = {
  id: "lineage",
  everywhere: true,
  load: async () => ({ dictionary: await loadDictionary() }),
  view(context) {
    const { text, query, dictionary, pages } = context;
    const all = createLineage(dictionary.tables, pages);
    const chosen = all.byName(query.table) ?? mostShown(all, pages);
    const lit = new Set([chosen.id, ...all.before(chosen.id), ...all.after(chosen.id)]);
    const isUnknown = query.table && !all.byName(query.table);
    return [
      isUnknown &&
        element("p", { class: "rest" }, text.say("lineage.unknown", { table: query.table })),
      answerPart(text, lineageAnswer(all, chosen)),
      graphPart(context, all, chosen, lit),
      linksPart(context, [
        ["dictionary", "links.dictionary"],
        ["method", "links.method"],
        ["pipeline", "links.pipeline"],
      ]),
      lineageTable(context, all, lit),
      element("p", { class: "signs" }, text.say("lineage.note")),
    ].filter(Boolean);
  },
};

function graphPart(context, all, chosen, lit) {
  const { text, query } = context;
  const label = (thing) => (thing.kind === "page" ? text.say(`page.${thing.name}`) : thing.name);
  const told = all.things.filter(({ id }) => lit.has(id) && id !== chosen.id).map(label);
  const options = {
    lineage: all,
    lit,
    chosen: chosen.id,
    label,
    link: (thing) => linkTo(thing, query),
  };
  return chartPart({
    finding: text.say("lineage.finding", { table: label(chosen) }),
    shows: text.say("lineage.chart"),
    note: text.say("lineage.chartNote"),
    chart: responsive(
      `${text.say("lineage.finding", { table: label(chosen) })}: ${told.join(", ")}.`,
      ({ width }) =>
        width < WIDE ? lineageArcs({ ...options, width }) : lineageGraph({ ...options, width }),
      640,
      "group",
    ),
  });
}

/** A table is chosen in place; a page is opened. */
function linkTo({ kind, name }, query) {
  if (kind === "page") return { href: addressOf(name, carriedQuery(query)) };
  return { href: addressOf("lineage", changeQuery(query, { table: name })), click: stayOnPage };
}

function lineageTable({ text, query }, all, lit) {
  const rows = all.things.filter(({ kind }) => kind !== "page");
  const named = (thing) => (thing.kind === "page" ? text.say(`page.${thing.name}`) : thing.name);
  const usedBy = ({ id }) =>
    all.links.filter(({ from }) => from === id).map(({ to }) => named(all.find(to)));
  const column = (key, value) => ({ key, label: text.say(`column.${key}`), value });
  return tablePart({
    text,
    rows,
    title: text.say("lineage.tables"),
    file: "lineage",
    attributes: ({ id }) => ({ "data-place": id, class: lit.has(id) && "lit" }),
    columns: [
      {
        ...column("table", ({ name }) => name),
        show: (thing) => element("a", linkTo(thing, query), thing.name),
      },
      column("kind", ({ table }) => text.say(`dictionary.kind.${kindOf(table)}`)),
      column("inputs", ({ table }) => table.inputs.join(", ") || null),
      column("grain", ({ table }) => table.grain.join(", ")),
      column("used_by", (thing) => usedBy(thing).join(", ") || null),
      {
        key: "columns",
        label: text.say("column.columns"),
        as: "count",
        value: ({ table }) => table.columns.length,
      },
    ],
  });
}
