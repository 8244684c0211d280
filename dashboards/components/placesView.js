import { placesAnswer } from "./answers/places.js";
import { placesTitle } from "./answers/titles.js";
import { smallMultiples } from "./charts/smallMultiples.js";
import { element } from "./element.js";
import { isHidden } from "./hidden.js";
import { methodNote } from "./methodNote.js";
import { hoursColumns } from "./hoursColumns.js";
import { answerPart, chartPart, emptyChart, linksPart, totalRow } from "./parts.js";
import { rowsOf } from "./place.js";
import { placeColumn } from "./placeColumn.js";
import { placesOf } from "./places.js";
import { addressOf, carriedQuery, changeQuery } from "./state.js";
import { tablePart } from "./table.js";
import { inPlain } from "./text.js";

/** More panels than this are too many to compare. */
const MANY = 24;

/**
 * Places of one kind side by side: municipalities, or branches.
 *
 * @param {any} context
 * @param {"municipality" | "branch"} kind
 */
export function placesView(context, kind) {
  const { text, place, marts } = context;
  const { library, basis } = place;
  const whole = rowsOf(marts.membership_profile, {
    scope: "library",
    scopeId: library.id,
    basis,
  });
  const places = placesOf(marts.membership_profile, library, kind, basis);
  const total = totalRow(whole);
  const sentences = placesAnswer({ places, whole: total?.penetration ?? null, kind });
  return [
    answerPart(text, sentences),
    placesChart(context, places, whole),
    linksPart(context, [
      ["members", "links.members"],
      ["opportunities", "links.opportunities"],
      ["trend", "links.trend"],
    ]),
    placesTable(context, places, total, kind),
    methodNote(
      { ...context, place: { ...place, scope: kind } },
      { baseDate: total?.base_date, quality: marts.data_quality },
    ),
  ];
}

function placesChart(context, places, whole) {
  const { text, segments } = context;
  const codes = segments.list("segment").map(({ segment_id }) => segment_id);
  const reference = reachBySegment(whole);
  const known = places.filter(({ penetration }) => penetration !== null);
  return chartPart({
    finding: inPlain(text, placesTitle(places)),
    shows: text.say("municipalities.chart"),
    note: text.say("municipalities.chartNote"),
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

function placesTable(context, places, total, kind) {
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
    file: `${kind}-${place.library.id}-${place.date}`,
    attributes: ({ id }) => ({ "data-place": id }),
    columns: [
      placeColumn(context, "members"),
      column("base_count", "count"),
      column("member_count", "count"),
      column("penetration", "percent"),
      ...(kind === "branch" ? hoursColumns(context) : []),
      ...bySegment,
    ],
  });
}
