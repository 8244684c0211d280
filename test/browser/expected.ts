import * as answers from "./answers.js";
import type { Figures, Sentence } from "./answers.js";
import * as background from "./background.js";
import * as opportunities from "./opportunities.js";
import type { Place } from "./place.js";
import type { Published } from "./published.js";
import { conclusionParts, segmentParts } from "./segments.js";
import * as tables from "./tables.js";

/** What a page should say, found in the published Parquet files by the test's own SQL. */
export interface Expected {
  figures: Figures;
  cells: Figures;
  names: Record<string, string[]>;
}

export const PAGES = [
  "index",
  "residents",
  "members",
  "segments",
  "conclusions",
  "opportunities",
  "municipalities",
  "branches",
  "trend",
  "quality",
  "method",
  "dictionary",
  "lineage",
  "pipeline",
  "notebooks/explore",
] as const;
export type PageId = (typeof PAGES)[number];

type Parts = Record<string, Sentence[]>;

export async function expectedOn(
  page: PageId,
  published: Published,
  place: Place,
): Promise<Expected> {
  const parts = await partsOf[page](published, place);
  const figures: Figures = {};
  const names: Record<string, string[]> = {};
  for (const [part, sentences] of Object.entries(parts)) {
    for (const sentence of sentences) {
      for (const [name, one] of Object.entries(sentence.figures)) figures[`${part} ${name}`] = one;
      if (sentence.names.length) names[part] = [...(names[part] ?? []), ...sentence.names];
    }
  }
  return { figures, names, cells: await tables.cellsOf[page](published, place) };
}

const partsOf: Record<PageId, (published: Published, place: Place) => Promise<Parts>> = {
  async index(published, place) {
    const overall = { ...place, level: "segment", segment: undefined } as const;
    const [, ...mix] = await answers.residents(published, overall);
    return {
      answer: [
        await answers.reach(published, place),
        ...(await answers.change(published, overall)),
      ],
      opportunities: await opportunities.answer(published, overall),
      members: [await answers.contrast(published, overall)],
      residents: mix,
      [await comparedPage(published, place)]: [await answers.places(published, place)],
      quality: (await answers.quality(published, place)).slice(0, 2),
    };
  },
  residents: async (published, place) => ({ answer: await answers.residents(published, place) }),
  members: async (published, place) => ({
    answer: [await answers.reach(published, place), await answers.contrast(published, place)],
    rest: [await answers.rest(published, place)],
  }),
  opportunities: async (published, place) => {
    const overall = { ...place, level: "segment", segment: undefined } as const;
    return {
      answer: await opportunities.answer(published, overall),
      set: [await opportunities.together(published, overall)],
      ...(await opportunities.targets(published, overall)),
    };
  },
  municipalities: async (published, place) => ({
    answer: [await answers.places(published, place, "municipality")],
  }),
  branches: async (published, place) => ({
    answer: [await answers.places(published, place, "branch")],
  }),
  segments: segmentParts,
  conclusions: conclusionParts,
  trend: async (published, place) => ({ answer: await answers.trend(published, place) }),
  quality: async (published, place) => ({ answer: await answers.quality(published, place) }),
  method: async () => ({ thresholds: [answers.thresholds()] }),
  dictionary: async () => ({ answer: [background.dictionary()] }),
  lineage: async (_published, place) => ({ answer: [await background.lineage(place)] }),
  pipeline: async (published) => ({ answer: [await background.pipeline(published)] }),
  "notebooks/explore": async () => ({}),
};

/** The page on which a library's places are set side by side. */
async function comparedPage(published: Published, place: Place) {
  return (await answers.comparedScope(published, place)) === "branch"
    ? "branches"
    : "municipalities";
}
