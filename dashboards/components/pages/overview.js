import { membersAnswer } from "../answers/members.js";
import { placesAnswer } from "../answers/places.js";
import { opportunitiesAnswer } from "../answers/opportunities.js";
import { qualityAnswer } from "../answers/quality.js";
import { residentsAnswer } from "../answers/residents.js";
import { placesTitle } from "../answers/titles.js";
import { trendAnswer } from "../answers/trend.js";
import { shareBars } from "../charts/shareBars.js";
import { element } from "../element.js";
import { sentence } from "../figure.js";
import { isHidden } from "../hidden.js";
import { methodNote } from "../methodNote.js";
import { answerPart, chartPart, emptyChart, totalRow } from "../parts.js";
import { rowsOf } from "../place.js";
import { placeColumn } from "../placeColumn.js";
import { comparedPage, comparedScope, placesOf } from "../places.js";
import { addressOf, carriedQuery } from "../state.js";
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
      questions(context, { contrasts, places, whole, kind }),
      placesChart(context, places, whole, kind),
      placesTable(context, places, whole),
      methodNote(context, {
        baseDate: whole?.base_date,
        quality: marts.data_quality,
        isTested: true,
      }),
    ];
  },
};

function membersSentences({ place, marts, segments }) {
  const here = rowsOf(marts.membership_profile, place);
  return membersAnswer({
    total: totalRow(here),
    rows: here.filter(({ level, segment_id }) => level === "segment" && segments.has(segment_id)),
    name: segments.name,
    place: place.name,
    scope: place.scope,
    basis: place.basis,
    level: "segment",
  });
}

function residentsSentences({ place, marts, segments }) {
  const reference = place.scope === "library" ? "country" : "library";
  const here = rowsOf(marts.catchment_profile, place).filter((row) => row.reference === reference);
  const [, ...about] = residentsAnswer({
    total: totalRow(here),
    rows: here.filter(({ level, segment_id }) => level === "segment" && segments.has(segment_id)),
    name: segments.name,
    place: place.name,
    scope: place.scope,
    basis: place.basis,
    reference,
  });
  return about;
}

function opportunitySentences({ place, marts, segments }) {
  const here = rowsOf(marts.membership_profile, place);
  return opportunitiesAnswer({
    rows: here.filter(({ level, segment_id }) => level === "segment" && segments.has(segment_id)),
    name: segments.name,
    place: place.name,
    scope: place.scope,
    basis: place.basis,
  });
}

/** How that changed, beside the reach that was just told; nothing where there is no date before. */
function changeSentences({ text, place, marts, segments }) {
  const [since] = trendAnswer({
    total: totalRow(rowsOf(marts.penetration_trend, place)),
    segments: [],
    name: segments.name,
    place: place.name,
    points: text.say("trend.points"),
  });
  if (!since.values.before) return [];
  const message = since.message === "trend.same" ? "overview.same" : "overview.changed";
  const { before, beforeDate, change, points } = since.values;
  return [sentence(message, { before, beforeDate, change, points })];
}

function placesSentences({ place }, { places, whole, kind }) {
  return placesAnswer({ places, whole: whole?.penetration ?? null, kind });
}

function questions(context, { contrasts, ...compared }) {
  const { text, place, marts, query } = context;
  const library = place.library.id;
  const about = [
    ["opportunities", "question.opportunities", opportunitySentences(context)],
    ["members", "question.members", contrasts],
    ["residents", "question.residents", residentsSentences(context)],
    [
      comparedPage(place.library),
      `question.${comparedPage(place.library)}`,
      placesSentences(context, compared),
    ],
    [
      "quality",
      "question.quality",
      qualityAnswer({ rows: marts.data_quality, library, date: place.date }).slice(0, 2),
    ],
  ];
  const items = about.map(([page, question, sentences]) =>
    element(
      "li",
      { "data-question": page },
      element(
        "h2",
        {},
        element("a", { href: addressOf(page, carriedQuery(query)) }, text.say(question)),
      ),
      element(
        "p",
        {},
        sentences.flatMap((one, position) => [position ? " " : "", text.tell(one)]),
      ),
    ),
  );
  return element("ul", { class: "questions" }, items);
}

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
