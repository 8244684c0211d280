import * as background from "./expected/background.js";
import * as members from "./expected/members.js";
import * as opportunities from "./expected/opportunities.js";
import * as places from "./expected/places.js";
import * as quality from "./expected/quality.js";
import * as residents from "./expected/residents.js";
import { conclusionParts, segmentParts } from "./expected/segments.js";
import type { Figures, Sentence } from "./expected/sentence.js";
import * as tables from "./expected/tables.js";
import { targetParts } from "./expected/targets.js";
import { thresholds } from "./expected/thresholds.js";
import * as trend from "./expected/trend.js";
import type { Place } from "./place.js";
import type { Published } from "./published.js";

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
    const [, ...mix] = await residents.answer(published, overall);
    return {
      answer: [await members.reach(published, place), ...(await trend.change(published, overall))],
      opportunities: await opportunities.answer(published, overall),
      members: [await members.contrast(published, overall)],
      residents: mix,
      [await comparedPage(published, place)]: [await places.answer(published, place)],
      quality: (await quality.answer(published, place)).slice(0, 2),
    };
  },
  residents: async (published, place) => ({ answer: await residents.answer(published, place) }),
  members: async (published, place) => ({
    answer: [await members.reach(published, place), await members.contrast(published, place)],
    rest: [await members.rest(published, place)],
  }),
  opportunities: async (published, place) => {
    const overall = { ...place, level: "segment", segment: undefined } as const;
    return {
      answer: await opportunities.answer(published, overall),
      set: [await opportunities.together(published, overall)],
      ...(await targetParts(published, place)),
    };
  },
  municipalities: async (published, place) => ({
    answer: [await places.answer(published, place, "municipality")],
  }),
  branches: async (published, place) => ({
    answer: [await places.answer(published, place, "branch")],
  }),
  segments: segmentParts,
  conclusions: conclusionParts,
  trend: async (published, place) => ({ answer: await trend.answer(published, place) }),
  quality: async (published, place) => ({ answer: await quality.answer(published, place) }),
  method: async () => ({ thresholds: [thresholds()] }),
  dictionary: async () => ({ answer: [background.dictionary()] }),
  lineage: async (_published, place) => ({ answer: [await background.lineage(place)] }),
  pipeline: async (published) => ({ answer: [await background.pipeline(published)] }),
  "notebooks/explore": async () => ({}),
};

/** The page on which a library's places are set side by side. */
async function comparedPage(published: Published, place: Place) {
  return (await places.comparedScope(published, place)) === "branch"
    ? "branches"
    : "municipalities";
}
