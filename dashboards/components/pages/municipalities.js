import { municipalitiesAnswer } from "../answers/municipalities.js";
import { placesTitle } from "../answers/titles.js";
import { smallMultiples } from "../charts/smallMultiples.js";
import { element } from "../element.js";
import { isHidden } from "../hidden.js";
import { methodNote } from "../methodNote.js";
import { answerPart, chartPart, choicePart, emptyChart, linksPart, totalRow } from "../parts.js";
import { rowsOf } from "../place.js";
import { placeColumn } from "../placeColumn.js";
import { comparedScope, placesOf } from "../places.js";
import { addressOf, carriedQuery, changeQuery } from "../state.js";
import { tablePart } from "../table.js";
import { inPlain } from "../text.js";

/** More panels than this are too many to compare. */
const MANY = 24;

/** Municipalities side by side, or branches where there is one municipality. */
export const municipalities = {
  id: "municipalities",
  dated: ["membership_profile"],
  undated: ["data_quality"],
  question: ({ place, query }) =>
    comparedScope(place.library, query.level) === "branch"
      ? "question.branches"
      : "question.municipalities",
  view(context) {
    const { text, place, marts, query } = context;
    const { library, basis } = place;
    const kind = comparedScope(library, query.level);
    const whole = rowsOf(marts.membership_profile, {
      scope: "library",
      scopeId: library.id,
      basis,
    });
    const places = placesOf(marts.membership_profile, library, kind, basis);
    const total = totalRow(whole);
    const single = library.municipalities.length < 2 ? library.name : undefined;
    const sentences = municipalitiesAnswer({
      places,
      whole: total?.penetration ?? null,
      kind,
      single,
    });
    return [
      answerPart(text, sentences),
      placesChart(context, places, whole, kind),
      linksPart(context, [
        ["members", "links.members"],
        ["residents", "links.residents"],
        ["trend", "links.trend"],
      ]),
      placesTable(context, places, total),
      methodNote(
        { ...context, place: { ...place, scope: kind } },
        { baseDate: total?.base_date, quality: marts.data_quality },
      ),
    ];
  },
};

function placesChart(context, places, whole, kind) {
  const { text, place, segments } = context;
  const codes = segments.list("segment").map(({ segment_id }) => segment_id);
  const reference = reachBySegment(whole);
  const known = places.filter(({ penetration }) => penetration !== null);
  return chartPart({
    finding: inPlain(text, placesTitle(places)),
    shows: text.say("municipalities.chart"),
    note: text.say("municipalities.chartNote"),
    controls: place.library.municipalities.length < 2 ? [] : [kindChoice(context, kind)],
    chart: known.length
      ? element(
          "div",
          {},
          codeKey(segments, codes),
          panels(text, byReach(known), (some) =>
            smallMultiples({
              codes,
              percent: text.wholePercent,
              panels: some.map((one) => panelOf(context, one, codes, reference)),
            }),
          ),
        )
      : emptyChart(text),
  });
}

function byReach(places) {
  return [...places].sort((a, b) => b.penetration - a.penetration);
}

/** All panels; of very many only the ends at first, as those are what the answer is about. */
function panels(text, places, draw) {
  if (places.length <= MANY) return draw(places);
  const ends = [...places.slice(0, MANY / 4), ...places.slice(-MANY / 4)];
  const counts = { shown: text.count(ends.length), count: text.count(places.length) };
  const holder = element(
    "div",
    {},
    element("p", { class: "some" }, text.say("municipalities.some", counts)),
    draw(ends),
  );
  const showAll = () => holder.replaceChildren(draw(places));
  holder.append(
    element(
      "button",
      { type: "button", class: "more", click: showAll },
      text.say("municipalities.all", counts),
    ),
  );
  return holder;
}

function kindChoice(context, kind) {
  const { text } = context;
  return choicePart(context, {
    key: "level",
    value: kind,
    label: text.say("municipalities.show"),
    options: [
      { id: "municipality", name: text.say("municipalities.byMunicipality") },
      { id: "branch", name: text.say("municipalities.byBranch") },
    ],
  });
}

function panelOf({ text, segments, query }, one, codes, reference) {
  const own = reachBySegment(one.rows);
  const rows = codes.map((code) => ({
    code,
    value: own.get(code) ?? null,
    reference: reference.get(code) ?? null,
  }));
  const listed = rows.map(({ code, value }) => `${segments.name(code)} ${text.percent(value)}`);
  return {
    id: one.id,
    name: one.name,
    href: addressOf("members", carriedQuery(changeQuery(query, one.query))),
    total: text.percent(one.penetration),
    rows,
    description: `${one.name}: ${listed.join("; ")}.`,
  };
}

function reachBySegment(rows) {
  const segments = rows.filter(({ level }) => level === "segment");
  return new Map(segments.map(({ segment_id, penetration }) => [segment_id, penetration]));
}

/** What the codes beside the small bars stand for. */
function codeKey(segments, codes) {
  const items = codes.map((code) =>
    element("li", {}, element("b", {}, code), ` ${segments.name(code)}`),
  );
  return element("ul", { class: "codes" }, items);
}

function placesTable(context, places, total) {
  const { text, place, segments } = context;
  const column = (key, as) => ({
    key,
    as,
    label: text.say(`column.${key}`, { basis: place.basis }),
  });
  const bySegment = segments.list("segment").map(({ segment_id }) => ({
    key: `penetration ${segment_id}`,
    as: "percent",
    label: segments.label(segment_id),
    value: ({ rows }) => reachBySegment(rows).get(segment_id) ?? null,
  }));
  const whole = {
    ...total,
    id: place.library.id,
    name: text.say("select.whole"),
    rows: rowsOf(context.marts.membership_profile, {
      scope: "library",
      scopeId: place.library.id,
      basis: place.basis,
    }),
  };
  return tablePart({
    text,
    rows: places,
    footer: total && whole,
    isHidden,
    file: `places-${place.library.id}-${place.date}`,
    attributes: ({ id }) => ({ "data-place": id }),
    columns: [
      placeColumn(context, "members"),
      column("base_count", "count"),
      column("member_count", "count"),
      column("penetration", "percent"),
      ...bySegment,
    ],
  });
}
