import { AVERAGE } from "../answers/contrast.js";
import { traitContrast } from "../answers/traits.js";
import { personaBars } from "../charts/personaBars.js";
import { chartPart, choicePart, emptyChart } from "../parts.js";
import { domainsOf } from "./traits.js";

/** The traits of one (sub)segment against everybody; all of them, or those of one domain. */
export function traitChart(context, traits, parent) {
  const { text, query, segments, place } = context;
  const all = domainsOf(text, traits);
  const chosen = all.some(({ id }) => id === query.domain) ? query.domain : "";
  const groups = chosen ? all.filter(({ id }) => id === chosen) : all;
  const rows = groups.flatMap((group) => group.rows);
  const { more, less } = traitContrast(rows);
  const title = text.say("segment.chart", { segment: segments.name(place.segment) });
  const listedRows = rows.map(
    (row) => `${row.attribute} ${text.index(row.index)}, ${text.percent(row.value)}`,
  );
  return chartPart({
    finding: findingOf(text, more[0], less[0]),
    shows: title,
    note: text.say(parent ? "segment.chartNotePart" : "segment.chartNote", {
      segment: parent ? segments.name(parent) : "",
      low: AVERAGE[0],
      high: AVERAGE[1],
    }),
    controls:
      all.length > 1
        ? [
            choicePart(context, {
              key: "domain",
              value: chosen,
              options: [{ id: "", name: text.say("domain.all") }, ...all],
              label: text.say("domain.label"),
            }),
          ]
        : [],
    chart: rows.some(({ index }) => Number.isFinite(index))
      ? personaBars({
          groups,
          end: (row) => endOf(text, row),
          named: new Set([...more, ...less]),
          reference: parent ? ({ parent_index }) => parent_index ?? undefined : undefined,
          description: `${title}. ${listedRows.join("; ")}.`,
        })
      : emptyChart(text),
  });
}

function findingOf(text, more, less) {
  const values = { more: more?.attribute, less: less?.attribute };
  if (more && less) return text.say("segment.title", values);
  if (more) return text.say("segment.titleMore", values);
  return text.say(less ? "segment.titleLess" : "segment.titleAlike", values);
}

function endOf(text, { index, value }) {
  const shown = text.index(index);
  return Number.isFinite(value) ? `${shown} · ${text.wholePercent(value)}` : shown;
}
