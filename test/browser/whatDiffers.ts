import { expect } from "vitest";
import { differences } from "./compare.js";
import { expectedOn, type PageId } from "./expected.js";
import { placeOf, type Place } from "./place.js";
import type { Reader } from "./reader.js";
import { readShown } from "./shown.js";
import type { Site } from "./site.js";

/** Where the page that is open says something else than was published; empty where it tells the truth. */
export async function whatDiffers(
  { published }: Site,
  { page }: Reader,
  id: PageId,
  changes: Partial<Place>,
): Promise<string[]> {
  const place = placeOf(changes);
  const expected = await expectedOn(id, published, place);
  return differences(await readShown(page), expected, place.language);
}

/** Waits for it: the page changes without being loaded again. */
export async function expectMembers(site: Site, place: Partial<Place>): Promise<void> {
  const differs = () => whatDiffers(site, site.reader, "members", place);
  await expect.poll(differs, { timeout: 10_000 }).toEqual([]);
}
