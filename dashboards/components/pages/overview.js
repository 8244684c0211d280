import { placesTitle } from "../answers/titles.js";
import { shareBars } from "../charts/shareBars.js";
import { isHidden } from "../hidden.js";
import { methodNote } from "../methodNote.js";
import { questionsPart } from "../overview/questionsPart.js";
import { changeSentences, membersSentences } from "../overview/sentences.js";
import { answerPart, chartPart, emptyChart, totalRow } from "../parts.js";
import { rowsOf } from "../place.js";
import { placeColumn } from "../placeColumn.js";
import { comparedScope, placesOf } from "../places.js";
import { tablePart } from "../table.js";
import { inPlain } from "../text.js";

/** Every question with its answer in a sentence, and the places of the library. */
export const overview = {
  id: "index",
  dated: ["membership_profile", "catchment_profile", "penetration_trend"],
  undated: ["data_quality"],
  view(context) {
    const { text, place, marts } = context;
    const kind = comparedScope(place.library);
    const places = placesOf(marts.membership_profile, place.library, kind, place.basis);
    const whole = totalRow(
      rowsOf(marts.membership_profile, {
        scope: "library",
        scopeId: place.library.id,
        basis: place.basis,
      }),
    );
    const [reach, ...others] = membersSentences(context);
    const contrasts = others.length ? others : [reach];
    return [
      answerPart(text, [reach, ...changeSentences(context)]),
      questionsPart(context, { contrasts, places, whole, kind }),
      placesChart(context, places, whole, kind),
      placesTable(context, places, whole),
      methodNote(context, {
        baseDate: whole?.base_date,
        quality: marts.data_quality,
        tested: ["segments", "change"],
      }),
    ];
  },
};

function placesChart(context, places, whole, kind) {
  const { text, place } = context;
  const known = places
    .filter(({ penetration }) => penetration !== null)
    .map((one) => ({ ...one, reference: whole?.penetration ?? null }))
    .sort((a, b) => b.penetration - a.penetration);
  const title = text.say("overview.chart", { kind });
  const listed = known.map(({ name, penetration }) => `${name} ${text.percent(penetration)}`);
  return chartPart({
    finding: known.length ? inPlain(text, placesTitle(known)) : title,
    ...(known.length && { shows: title, note: text.say("overview.chartNote") }),
    chart: known.length
      ? shareBars({
          rows: known,
          key: "id",
          value: "penetration",
          reference: "reference",
          label: ({ name }) => name,
          end: (row) => `${text.percent(row.penetration)} · ${text.count(row.member_count)}`,
          isNamed: ({ id }) => id === place.scopeId,
          percent: text.wholePercent,
          description: `${title}. ${listed.join("; ")}.`,
        })
      : emptyChart(text),
  });
}

function placesTable(context, places, whole) {
  const { text, place, marts } = context;
  const other = places[0]?.scope === "branch" ? "municipality" : "branch";
  const all = [...places, ...placesOf(marts.membership_profile, place.library, other, place.basis)];
  const column = (key, as) => ({
    key,
    as,
    label: text.say(`column.${key}`, { basis: place.basis }),
  });
  return tablePart({
    text,
    rows: all,
    isHidden,
    footer: whole && { ...whole, id: place.library.id, name: text.say("select.whole") },
    file: `overview-${place.library.id}-${place.date}`,
    attributes: ({ id }) => ({ "data-place": id }),
    columns: [
      placeColumn(context, "index"),
      {
        key: "kind",
        label: text.say("column.kind"),
        value: ({ scope }) => text.say(`scope.${scope}`),
      },
      column("base_count", "count"),
      column("member_count", "count"),
      column("penetration", "percent"),
    ],
  });
}
