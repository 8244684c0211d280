import { createFinder } from "./finder.js";
import type { Layer } from "./layers.js";
import { needlesOf, type Person } from "./people.js";

/** What was searched, and what was found there. */
export interface Searched {
  where: string;
  /** Files and what they hold, unpacked. */
  texts: number;
  bytes: number;
  /** Values and the ways of writing them that were looked for. */
  values: number;
  forms: number;
  found: { value: string; form: string; place: string }[];
}

export function createSearch(people: Person[]) {
  const needles = needlesOf(people);
  const find = createFinder(needles);
  const values = new Set(needles.map(({ value }) => value)).size;

  return async (
    where: string,
    layers: AsyncIterable<Layer> | Iterable<Layer>,
  ): Promise<Searched> => {
    const searched: Searched = {
      where,
      texts: 0,
      bytes: 0,
      values,
      forms: needles.length,
      found: [],
    };
    for await (const { place, bytes } of layers) {
      searched.texts += 1;
      searched.bytes += bytes.length;
      searched.found.push(...find(bytes).map(({ value, form }) => ({ value, form, place })));
    }
    return searched;
  };
}
