import { element } from "./element.js";
import { stayOnPage } from "./parts.js";
import { addressOf, changeQuery } from "./state.js";

/** Names of segments; each opens its subsegments. */
export function segmentColumn(context) {
  const { text, segments } = context;
  const label = ({ segment_id }) =>
    segment_id === "_all" ? text.say("table.total") : segments.label(segment_id);
  return {
    key: "segment",
    label: text.say("column.segment"),
    value: label,
    show: (row) => (opens(row, segments) ? opener(context, row, label(row)) : label(row)),
  };
}

function opens({ level, segment_id }, segments) {
  return level === "segment" && segments.list("subsegment", segment_id).length > 0;
}

function opener({ page, query, text, segments }, { segment_id }, label) {
  const href = addressOf(page.id, changeQuery(query, { level: "subsegment", segment: segment_id }));
  const title = text.say("table.open", { segment: segments.name(segment_id) });
  return element("a", { href, title, click: stayOnPage }, label);
}
