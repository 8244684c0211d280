import { segmentAnswer } from "../answers/segment.js";
import { traitContrast, traitSentences } from "../answers/traits.js";
import { element } from "../element.js";
import { methodNote } from "../methodNote.js";
import { answerPart, linksPart } from "../parts.js";
import { tablePart } from "../table.js";
import { creditNote } from "./creditNote.js";
import { localRows, referenceOf } from "./localRows.js";
import { localTable } from "./localTable.js";
import { notesPart } from "./notesPart.js";
import { traitChart } from "./traitChart.js";
import { domainName, traitKey, traitsOf } from "./traits.js";

/** All that is known of one (sub)segment: what hangs on the wall of the marketing department. */
export function sheet(context, { personas, notes }) {
  const { text, place, segments, marts } = context;
  const id = place.segment;
  const parent = segments.parentOf(id);
  const local = localRows(context);
  const total = local.get("_all");
  const reference = referenceOf(place);
  const traits = traitsOf(personas, id, parent);
  const top = parent ?? id;
  const family = [top, ...segments.list("subsegment", top).map(({ segment_id }) => segment_id)];
  const about = segmentAnswer({
    ...{ row: local.get(id), total, segment: segments.name(id), reference },
    ...{ place: place.name, scope: place.scope, basis: place.basis },
  });
  return [
    answerPart(text, [...about, ...traitSentences(traits, traitContrast(traits))]),
    traits.length ? traitChart(context, traits, parent) : null,
    linksPart(context, [
      ["members", "links.members", { level: "subsegment", segment: top }],
      ["opportunities", "question.opportunities", { set: top }],
      ["municipalities", "links.municipalities"],
      ["segments", "links.segments"],
    ]),
    element(
      "div",
      { class: "beside", "data-sheet": id },
      localTable(context, family, local),
      notesPart(context, notes, id),
    ),
    traits.length ? traitTable(context, traits, parent) : null,
    creditNote(text, traits),
    methodNote(context, {
      reference,
      baseDate: total?.base_date,
      quality: marts.data_quality,
      tested: ["segments"],
    }),
  ].filter(Boolean);
}

function traitTable(context, traits, parent) {
  const { text, place, segments } = context;
  const column = (key, as) => ({ key, as, label: text.say(`trait.${key}`) });
  const ofParent = parent && text.say("trait.parent_index", { segment: segments.label(parent) });
  return tablePart({
    text,
    rows: traits,
    file: `persona-${place.segment}`,
    attributes: (row) => ({ "data-trait": traitKey(row) }),
    columns: [
      column("attribute"),
      { ...column("domain"), value: ({ domain }) => domainName(text, domain) },
      column("topic"),
      column("value", "percent"),
      column("index", "index"),
      ...(parent ? [{ key: "parent_index", as: "index", label: ofParent }] : []),
    ],
  });
}
