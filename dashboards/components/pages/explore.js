import { sentence } from "../figure.js";
import { answerPart, linksPart } from "../parts.js";

/** The top of the notebook; its cells are in notebooks/explore.md. */
export const explore = {
  id: "notebooks/explore",
  everywhere: true,
  view(context) {
    return [
      answerPart(context.text, [sentence("explore.answer")]),
      linksPart(context, [
        ["dictionary", "links.dictionary"],
        ["lineage", "links.lineage"],
      ]),
    ];
  },
};
