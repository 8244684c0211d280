import { element } from "../element.js";
import { isHidden } from "../hidden.js";
import { sheetLink } from "./sheetLink.js";

const COLUMNS = [
  ["base_count", "count"],
  ["share", "percent"],
  ["member_count", "count"],
  ["penetration", "percent"],
];

/** Size and reach of a segment here, and of each of its parts, which lead to their own sheets. */
export function localTable(context, ids, local) {
  const { text, place, segments } = context;
  const label = (key) => text.say(`column.${key}`, { basis: place.basis });
  const heads = [...COLUMNS.map(([key]) => key), "class"];
  const rows = ids.map((id) => rowOf(context, id, local.get(id)));
  return element(
    "section",
    { class: "local" },
    element("h2", {}, text.say("segment.local", { place: place.name })),
    element(
      "div",
      { class: "scroll", role: "region", tabindex: "0", "aria-label": text.say("table.scroll") },
      element(
        "table",
        {},
        element(
          "caption",
          { class: "visually-hidden" },
          text.say("segment.localCaption", { segment: segments.name(ids[0]) }),
        ),
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            element("th", { scope: "col" }, text.say("column.segment")),
            heads.map((key) =>
              element("th", { scope: "col", class: key !== "class" && "number" }, label(key)),
            ),
          ),
        ),
        element("tbody", {}, rows),
      ),
    ),
  );
}

function rowOf(context, id, row) {
  const { text, place, segments } = context;
  const name = segments.label(id);
  return element(
    "tr",
    { "data-segment": id, class: segments.levelOf(id) === "segment" && "whole" },
    element("th", { scope: "row" }, id === place.segment ? name : sheetLink(context, id, name)),
    COLUMNS.map(([key, as]) => cellOf(text, row, key, as)),
    element("td", { "data-column": "class" }, verdictOf(text, row)),
  );
}

function cellOf(text, row, key, as) {
  const value = row?.[key] ?? null;
  const isGone = row && isHidden(row) && value === null;
  const marks = { class: "number", "data-column": key, "data-value": value ?? "" };
  const gone = () => element("abbr", { title: text.say("hidden.word") }, text.say("hidden.mark"));
  return element("td", marks, isGone ? gone() : text[as](value));
}

/** What is said of its reach, in a word or two. */
export function verdictOf(text, row) {
  if (!row?.base_count || row.member_count === undefined) return "–";
  return text.say(`class.${isHidden(row) ? "hidden" : (row.class ?? "unknown")}`);
}
