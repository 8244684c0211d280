import { element } from "./element.js";
import { addressOf, carriedQuery, changeQuery, goTo } from "./state.js";

/** The answer: sentences at reading size. */
export function answerPart(text, sentences) {
  const nodes = sentences.flatMap((one, position) => [position ? " " : "", text.tell(one)]);
  return element("p", { class: "answer", "data-part": "answer" }, nodes);
}

/** Two or three links onward, with the place kept; the third of an entry is what else its address says. */
export function linksPart({ text, query }, ids) {
  const links = ids.map(([page, label, more]) =>
    element(
      "li",
      {},
      element("a", { href: addressOf(page, { ...carriedQuery(query), ...more }) }, text.say(label)),
    ),
  );
  return element(
    "nav",
    { class: "onward", "aria-label": text.say("links.title") },
    element("ul", {}, links),
  );
}

/**
 * A chart: the finding as its title, what it shows and how to read it below that, then its choices.
 *
 * @param {{ finding: string, shows?: string, note?: string, controls?: Node[], chart: Node }} options
 */
export function chartPart({ finding, shows, note, controls = [], chart }) {
  const aid = [shows, note].filter(Boolean).join(". ");
  return element(
    "figure",
    { class: "chart" },
    element("figcaption", {}, element("h2", {}, finding), element("p", {}, aid)),
    controls.length ? element("div", { class: "controls" }, controls) : null,
    chart,
  );
}

export function emptyChart(text) {
  return element("p", { class: "empty" }, text.say("empty.chart"));
}

/**
 * A choice between a few values of one key of the address, as links.
 *
 * @param {{ key: string, value: string, options: { id: string, name: string }[], label: string, clear?: object }} choice
 */
export function choicePart({ page, query }, { key, value, options, label, clear = {} }) {
  const links = options.map(({ id, name }) => {
    const href = addressOf(page.id, changeQuery(query, { ...clear, [key]: id }));
    return element("a", { href, "aria-current": id === value && "true", click: stayOnPage }, name);
  });
  return element("div", { class: "choice", role: "group", "aria-label": label }, links);
}

/** Follows a link to this same page in place, so that the reader keeps the spot. */
export function stayOnPage(event) {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  // The property of a link in a drawing is no text.
  goTo(event.currentTarget.getAttribute("href"));
}

/** The choice between segments and subsegments, and the way out of one opened segment. */
export function levelControls(context, sorts) {
  const { text, place, segments, page, query } = context;
  const levels = ["segment", "subsegment"].map((id) => ({ id, name: text.say(`level.${id}`) }));
  const opened = openedSegment(context);
  return [
    segments.hasSubsegments &&
      choicePart(context, {
        key: "level",
        value: place.level,
        options: levels,
        label: text.say("level.label"),
        clear: { segment: null },
      }),
    sorts &&
      choicePart(context, {
        key: "sort",
        value: place.sort,
        options: sorts.map((id) => ({ id, name: text.say(`sort.${id}`) })),
        label: text.say("sort.label"),
      }),
    opened &&
      element(
        "p",
        { class: "opened" },
        text.say("level.only", { segment: segments.name(opened) }),
        " · ",
        element(
          "a",
          { href: addressOf(page.id, changeQuery(query, { segment: null })), click: stayOnPage },
          text.say("level.all"),
        ),
      ),
  ].filter(Boolean);
}

/** The segment whose subsegments alone are shown, if any. */
export function openedSegment({ place, segments }) {
  const isOpen =
    place.level === "subsegment" && segments.levelOf(place.segment ?? "") === "segment";
  return isOpen ? place.segment : undefined;
}

/** Rows of the chosen level, in the order of the segmentation. */
export function levelRows(context, rows) {
  const { place, segments } = context;
  const byId = new Map(
    rows.filter(({ level }) => level === place.level).map((row) => [row.segment_id, row]),
  );
  return segments
    .list(place.level, openedSegment(context))
    .flatMap(({ segment_id }) => byId.get(segment_id) ?? []);
}

/** The total row of a place. */
export function totalRow(rows) {
  return rows.find(({ level, segment_id }) => level === "total" && segment_id === "_all");
}
