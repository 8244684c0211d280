import { placesAnswer } from "../answers/places.js";
import { qualityAnswer } from "../answers/quality.js";
import { element } from "../element.js";
import { comparedPage } from "../places.js";
import { addressOf, carriedQuery } from "../state.js";
import { opportunitySentences, residentsSentences } from "./sentences.js";

/**
 * Every question with its answer in a sentence or two.
 *
 * @param {any} context
 * @param {{ contrasts: import("../figure.js").Sentence[], places: any[], whole: any, kind: "municipality" | "branch" }} found
 */
export function questionsPart(context, { contrasts, places, whole, kind }) {
  const { text, place, marts, query } = context;
  const library = place.library.id;
  const about = [
    ["opportunities", "question.opportunities", opportunitySentences(context)],
    ["members", "question.members", contrasts],
    ["residents", "question.residents", residentsSentences(context)],
    [
      comparedPage(place.library),
      `question.${comparedPage(place.library)}`,
      placesAnswer({ places, whole: whole?.penetration ?? null, kind }),
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
