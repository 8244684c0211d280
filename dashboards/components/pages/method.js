import { element } from "../element.js";
import { figure, sentence } from "../figure.js";
import { answerPart, linksPart } from "../parts.js";
import { writtenIn } from "../text.js";

/** How the figures are calculated, in the words of docs/method.md. */
export const method = {
  id: "method",
  everywhere: true,
  view(context) {
    const { text, index, figures } = context;
    return [
      answerPart(text, [sentence("explained.answer")]),
      thresholdsPart(text, index.thresholds),
      contentsPart(text, figures),
      ...figures.map((one) => figurePart(text, one)),
      element("p", { class: "signs" }, text.say("explained.signs")),
      linksPart(context, [
        ["quality", "links.quality"],
        ["index", "links.index"],
      ]),
    ];
  },
};

/** From which sizes and differences something is said, as this publication has it. */
function thresholdsPart(text, thresholds) {
  const as = { confidence: "exactPercent", falseDiscoveryRate: "exactPercent" };
  const { averageIndex, ...single } = thresholds;
  const [averageIndexLow, averageIndexHigh] = averageIndex;
  const values = { ...single, averageIndexLow, averageIndexHigh };
  const figures = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, figure(name, value, as[name] ?? "exact")]),
  );
  const sentences = Object.keys(thresholds).map((name) => {
    const own = Object.entries(figures).filter(([key]) => key.startsWith(name));
    const told = sentence(`threshold.${name}`, Object.fromEntries(own));
    return element("li", {}, text.tell(told));
  });
  return element(
    "section",
    { class: "explained", "data-part": "thresholds" },
    element("h2", {}, text.say("explained.thresholds")),
    element("ul", {}, sentences),
  );
}

function contentsPart(text, figures) {
  const links = figures.map(({ title }) =>
    element("li", {}, element("a", { href: `#${idOf(title)}` }, writtenIn(title, text.language))),
  );
  return element(
    "nav",
    { class: "contents", "aria-label": text.say("explained.contents") },
    element("ul", {}, links),
  );
}

function figurePart(text, { title, told, columns, equations, works }) {
  const details = [
    [
      "explained.formula",
      equations.map((equation) => element("div", {}, element("code", {}, inIndices(equation)))),
    ],
    ["explained.source", works.length ? [works.join("; ")] : []],
    [
      "explained.columns",
      columns.flatMap((column, place) => [place ? ", " : "", element("code", {}, column)]),
    ],
  ].filter(([, nodes]) => nodes.length > 0);
  return element(
    "section",
    { class: "explained", id: idOf(title) },
    element("h2", {}, writtenIn(title, text.language)),
    element("p", {}, writtenIn(told, text.language)),
    element(
      "dl",
      {},
      details.flatMap(([term, nodes]) => [
        element("dt", {}, text.say(term)),
        element("dd", {}, nodes),
      ]),
    ),
  );
}

/** `M_i` with its i below the line. */
function inIndices(equation) {
  return equation
    .split(/(?<=\b[A-Za-z])_(\w\b|\(\w\))/)
    .map((part, place) => (place % 2 ? element("sub", {}, part) : part));
}

/** The same in each language, so that a link to a figure keeps. */
function idOf({ en }) {
  return en.toLowerCase().replaceAll(" ", "-");
}
