import { named, sentence } from "../figure.js";
import { areAlike } from "./places.js";

/**
 * The finding of a chart in a few words, for its title.
 *
 * @param {{ over?: { segment_id: string }, under?: { segment_id: string } }} contrast
 * @param {(segmentId: string) => string} name
 */
export function membersTitle({ over, under }, name) {
  const values = namesOf({ over, under }, name);
  if (over && under) return sentence("title.contrast", values);
  if (over) return sentence("title.over", values);
  return sentence(under ? "title.under" : "title.average", values);
}

export function residentsTitle({ over, under }, name) {
  const values = namesOf({ over, under }, name);
  if (over && under) return sentence("title.residents", values);
  if (over) return sentence("title.residentsOver", values);
  return sentence(under ? "title.residentsUnder" : "title.residentsAlike", values);
}

/** @param {{ name: string, penetration: number | null }[]} places */
export function placesTitle(places) {
  const sorted = places
    .filter(({ penetration }) => Number.isFinite(penetration))
    .sort((a, b) => a.penetration - b.penetration);
  const [lowest, highest] = [sorted.at(0), sorted.at(-1)];
  if (!lowest || !highest) return sentence("municipalities.chart");
  if (lowest === highest) return sentence("title.place", { place: lowest.name });
  if (areAlike(lowest, highest)) return sentence("title.placesEven");
  return sentence("title.places", { highest: named(highest.name), lowest: named(lowest.name) });
}

function namesOf({ over, under }, name) {
  return {
    ...(over && { over: named(name(over.segment_id)) }),
    ...(under && { under: named(name(under.segment_id)) }),
  };
}
