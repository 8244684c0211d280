import { dictionaryAnswer } from "../answers/dictionary.js";
import { loadDictionary } from "../data.js";
import { anchorOf, explainedColumns, inReadingOrder } from "../dictionary.js";
import { element } from "../element.js";
import { findInPage } from "../findInPage.js";
import { goToAnchor } from "../goToAnchor.js";
import { answerPart, linksPart } from "../parts.js";
import { tableSection } from "../tableSection.js";

/** What each column means, in the words of the tables' own contracts. */
export const dictionary = {
  id: "dictionary",
  everywhere: true,
  load: async () => ({ dictionary: await loadDictionary() }),
  view(context) {
    const { text, dictionary: words, figures } = context;
    const groups = inReadingOrder(words.tables);
    const sections = groups.map(({ kind, tables }) =>
      element(
        "section",
        { class: "words" },
        element("h2", {}, text.say(`dictionary.group.${kind}`)),
        element("p", {}, text.say(`dictionary.about.${kind}`)),
        tables.map((table) => tableSection(context, table, explainedColumns(table, figures))),
      ),
    );
    goToAnchor();
    return [
      answerPart(text, dictionaryAnswer(words.tables)),
      element("p", { class: "rest" }, text.say("dictionary.language")),
      findInPage(text, sections),
      contentsPart(text, groups),
      ...sections,
      linksPart(context, [
        ["lineage", "links.lineage"],
        ["method", "links.method"],
        ["quality", "links.quality"],
      ]),
    ];
  },
};

function contentsPart(text, groups) {
  const links = groups
    .flatMap(({ tables }) => tables)
    .map((table) =>
      element("li", {}, element("a", { href: `#${anchorOf(table)}` }, anchorOf(table))),
    );
  return element(
    "nav",
    { class: "contents", "aria-label": text.say("dictionary.contents") },
    element("ul", {}, links),
  );
}
