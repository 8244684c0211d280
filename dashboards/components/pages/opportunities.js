import { byGap, opportunitiesAnswer } from "../answers/opportunities.js";
import { gamePlan } from "../charts/gamePlan.js";
import { loadMart, loadPersonas } from "../data.js";
import { isHidden } from "../hidden.js";
import { methodNote } from "../methodNote.js";
import { channelsPart } from "../opportunities/channelsPart.js";
import { chosenSet } from "../opportunities/chosenSet.js";
import { quadrantOf, thresholdsOf } from "../opportunities/quadrants.js";
import { setPart } from "../opportunities/setPart.js";
import { targetsPart } from "../opportunities/targetsPart.js";
import { thresholdFields } from "../opportunities/thresholdFields.js";
import { wherePart } from "../opportunities/wherePart.js";
import { answerPart, chartPart, emptyChart, levelRows, linksPart, totalRow } from "../parts.js";
import { rowsOf } from "../place.js";
import { comparedPage } from "../places.js";
import { segmentColumn } from "../segmentColumn.js";
import { addressOf, changeQuery, goTo } from "../state.js";
import { tablePart } from "../table.js";

/** Where most can be won: which segments, by what means, and where they live. */
export const opportunities = {
  id: "opportunities",
  dated: ["membership_profile"],
  undated: ["data_quality"],
  load: async ({ place: { library } }) => ({
    personas: await loadPersonas("segments"),
    // Only a target is set against an earlier date.
    trend: library.targets?.length ? await loadMart(library.id, null, "penetration_trend") : [],
  }),
  view(given) {
    const context = { ...given, place: { ...given.place, level: "segment", segment: undefined } };
    const { text, place, marts, segments, query } = context;
    const here = rowsOf(marts.membership_profile, place);
    const total = totalRow(here);
    const thresholds = thresholdsOf(query, segments.list("segment").length);
    const rows = levelRows(context, here).map((row) => ({
      ...row,
      plan: quadrantOf(row, thresholds),
    }));
    const { scope, basis, name } = place;
    const chosen = chosenSet(query, rows);
    return [
      answerPart(
        text,
        opportunitiesAnswer({ rows, name: segments.name, place: name, scope, basis }),
      ),
      planChart(context, rows, chosen, thresholds),
      setPart(context, rows, chosen),
      context.personas.length ? channelsPart(context, rows, chosen) : null,
      wherePart(context, chosen),
      targetsPart(context),
      linksPart(context, [
        ["members", "links.members"],
        [comparedPage(place.library), `links.${comparedPage(place.library)}`],
        ["trend", "links.trend"],
      ]),
      gapTable(context, rows),
      methodNote(context, {
        index: "members",
        tested: ["segments"],
        baseDate: total?.base_date,
        quality: marts.data_quality,
      }),
    ].filter(Boolean);
  },
};

function planChart(context, rows, chosen, thresholds) {
  const { page, query, text, place, segments } = context;
  const names = Object.fromEntries(
    ["core", "developmental", "niche", "other"].map((id) => [id, text.say(`quadrant.${id}`)]),
  );
  const listed = rows
    .filter(({ plan }) => plan)
    .map((row) => `${segments.name(row.segment_id)}: ${names[row.plan]}`);
  const move = ({ over, large }) => {
    const wanted = { over: over.toFixed(0), large: large.toFixed(3) };
    goTo(addressOf(page.id, changeQuery(query, wanted)));
  };
  const recruit = rows.filter(({ plan }) => plan === "developmental");
  return chartPart({
    finding: recruit.length
      ? text.say("opportunities.plan", {
          names: text.list(byGap(recruit).map(({ segment_id }) => segments.name(segment_id))),
        })
      : text.say("opportunities.planNone"),
    shows: text.say("opportunities.planShows", { basis: place.basis }),
    note: text.say("opportunities.planNote"),
    controls: [thresholdFields(context, thresholds, move)],
    chart: listed.length
      ? gamePlan({
          rows,
          thresholds,
          quadrants: names,
          name: ({ segment_id }) => segments.name(segment_id),
          isChosen: ({ segment_id }) => chosen.includes(segment_id),
          axis: {
            x: text.say("opportunities.axisShare", { basis: place.basis }),
            y: text.say("opportunities.axisIndex"),
          },
          percent: text.wholePercent,
          onMove: move,
          description: `${text.say("opportunities.planShows", { basis: place.basis })}. ${listed.join("; ")}.`,
        })
      : emptyChart(text),
  });
}

function gapTable(context, rows) {
  const { text, place } = context;
  const column = (key, as) => ({
    key,
    as,
    label: text.say(`column.${key}`, { basis: place.basis }),
  });
  return tablePart({
    text,
    rows: byGap(rows),
    isHidden,
    file: `opportunities-${place.scopeId.replace("/", "-")}-${place.date}`,
    attributes: ({ segment_id }) => ({ "data-segment": segment_id }),
    columns: [
      segmentColumn(context),
      column("base_count", "count"),
      column("base_share", "percent"),
      column("penetration", "percent"),
      column("index", "index"),
      column("gap_low", "count"),
      column("gap", "count"),
      column("gap_high", "count"),
      {
        key: "quadrant",
        label: text.say("column.quadrant"),
        value: ({ plan }) => (plan ? text.say(`quadrant.${plan}`) : ""),
      },
    ],
  });
}
