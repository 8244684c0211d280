import { DataError, loadIndex, loadMart } from "./data.js";
import { element } from "./element.js";
import { holdFocus } from "./focus.js";
import { findPlace } from "./place.js";
import { problemView } from "./problem.js";
import { createSegments } from "./segments.js";
import { showSelectors } from "./selectors.js";
import { showMasthead } from "./masthead.js";
import { showColophon } from "./colophon.js";
import { sharePart } from "./share.js";
import { skeleton } from "./skeleton.js";
import { onAddressChange, readQuery } from "./state.js";
import { languages, loadText, writtenIn } from "./text.js";

const DEFAULT_LANGUAGE = "nl";

/**
 * One question. `marts` names what it needs of the chosen date (`dated`) and of all dates; `view`
 * makes its answer, chart, table and notes from that.
 *
 * @typedef {object} Page
 * @property {string} id also the name of its file
 * @property {string[]} [dated]
 * @property {string[]} [undated]
 * @property {boolean} [everywhere] says the same of every place, so that there is none to choose
 * @property {(context: any) => Promise<object>} [load] more that it needs, added to the context
 * @property {(context: any) => Node[]} view
 * @property {(context: any) => string | import("./figure.js").Sentence} [question] another question than `question.<id>`; '' for the title as it stands
 */

/** @param {Page} page @returns {HTMLElement} filled now, and again whenever the address changes */
export function showPage(page) {
  const body = element("div", { class: "page", "data-page": page.id }, skeleton());
  let latest = 0;
  const update = async () => {
    const turn = ++latest;
    body.setAttribute("aria-busy", "true");
    const giveBack = holdFocus();
    const nodes = await compose(page, readQuery(location.search)).catch(withoutWords);
    if (turn !== latest) return;
    body.replaceChildren(...nodes);
    body.removeAttribute("aria-busy");
    giveBack();
  };
  onAddressChange(update);
  void update();
  return body;
}

async function compose(page, query) {
  // Most often the language of the publication too, which is then there together with the index.
  const likely = loadText(languageOf(query));
  try {
    const [index] = await Promise.all([loadIndex(), likely]);
    const language = languageOf(query, index);
    const text = await loadText(language, { country: writtenIn(index.country, language) });
    const found = findPlace(index, query);
    const context = { page, query, index, text, segments: createSegments(index, text.language) };
    document.documentElement.classList.toggle("embedded", Boolean(query.embed));
    showMasthead({ ...context, place: found.place });
    showColophon({ ...context, place: found.place });
    if (found.problem) {
      showQuestion(text, "problem.title");
      showSelectors(null);
      return [problemView(context, found)];
    }
    showSelectors(page.everywhere ? null : { ...context, place: found.place });
    return await viewOf({ ...context, place: found.place });
  } catch (error) {
    return [failure(await likely, error)];
  }
}

async function viewOf(context) {
  const { page, place, text } = context;
  showQuestion(text, page.question?.(context) ?? `question.${page.id}`, place);
  try {
    const [dated, undated, more] = await Promise.all([
      loadAll(page.dated, place.library.id, place.date),
      loadAll(page.undated, place.library.id, null),
      page.load?.(context),
    ]);
    const nodes = page.view({ ...context, ...more, marts: { ...dated, ...undated } });
    nodes.find((node) => node.matches("figure.chart"))?.append(sharePart(context));
    return nodes;
  } catch (error) {
    return [failure(text, error)];
  }
}

async function loadAll(marts = [], library, date) {
  const rows = await Promise.all(marts.map((mart) => loadMart(library, date, mart)));
  return Object.fromEntries(marts.map((mart, position) => [mart, rows[position]]));
}

/** The one asked for, else that of the publication, else that of the page. */
export function languageOf(query, index) {
  const wanted = [query.lang, index?.language, document.documentElement.lang];
  return wanted.find((language) => languages.includes(language)) ?? DEFAULT_LANGUAGE;
}

/** Without a question of its own, as a notebook may be, a page keeps the title of its Markdown. */
function showQuestion(text, asked, place) {
  const { message, values } = typeof asked === "string" ? { message: asked } : asked;
  document.documentElement.lang = text.language;
  const title = document.querySelector("#observablehq-main h1");
  if (message) title.textContent = text.say(message, values);
  document.title = [title.textContent, place?.name, "Werkgebied"].filter(Boolean).join(" – ");
  title.classList.add("ready");
}

/** Where not even the texts could be fetched, as after a new publication while a page was open. */
function withoutWords(error) {
  console.error(error);
  document.querySelector("#observablehq-main h1")?.classList.add("ready");
  const told = [
    ["nl", "Deze pagina kon niet worden geladen. Laad de pagina opnieuw."],
    ["en", "This page could not be loaded. Please load it again."],
  ];
  return [
    element(
      "div",
      { class: "problem", role: "alert" },
      ...told.map(([lang, sentence]) => element("p", { lang }, sentence)),
    ),
  ];
}

function failure(text, error) {
  if (!(error instanceof DataError)) console.error(error);
  const reason = error instanceof DataError ? error.reason : "unexpected";
  document.querySelector("#observablehq-main h1")?.classList.add("ready");
  return element(
    "div",
    { class: "problem", role: "alert" },
    element("p", {}, text.say(`problem.${reason}`)),
    element("p", {}, element("a", { href: location.href }, text.say("problem.retry"))),
  );
}
