import { loadNotes, loadPersonas } from "../data.js";
import { overview } from "../persona/overview.js";
import { sheet } from "../persona/sheet.js";
import { personaFile } from "../personaFile.js";
import { problemView } from "../problem.js";
import { carriedQuery } from "../state.js";

/** Which groups live here; or, where the address names one, who that is. */
export const segments = {
  id: "segments",
  dated: ["catchment_profile", "membership_profile"],
  undated: ["data_quality"],
  question: ({ query, segments: known }) =>
    known.has(query.segment)
      ? { message: "question.segment", values: { segment: known.name(query.segment) } }
      : "question.segments",
  async load({ query, segments: known, place }) {
    const top = known.parentOf(query.segment) ?? query.segment;
    const [personas, notes] = await Promise.all([
      loadPersonas(known.has(query.segment) ? personaFile(top) : "segments"),
      loadNotes(place.library),
    ]);
    return { personas, notes };
  },
  view(context) {
    const { query, segments: known } = context;
    if (!query.segment) return overview(context, context);
    if (known.has(query.segment)) return sheet(context, context);
    const fallback = carriedQuery(query);
    return [problemView(context, { problem: "segment", value: query.segment, fallback })];
  },
};
