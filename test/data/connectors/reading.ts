import { afterAll, beforeAll, beforeEach } from "vitest";
import { createPlace, failureOf, texts, type FeedInput, type Place } from "../place.js";

/** Of the test file that imports this; each of its tests begins with a feed of two columns of text. */
export let place: Place;

beforeAll(async () => {
  place = await createPlace();
});
beforeEach(() => place.configure({ feed: texts }));
afterAll(() => place.remove());

/** What lands of one file, as `[library, branch]`. */
export async function read(content: string | Uint8Array, changes: Partial<FeedInput> = {}) {
  place.configure({ feed: { ...texts, ...changes } });
  await place.deliver("file.csv", content);
  return (await place.landed()).map((row) => [row.library, row.branch]);
}

export async function refuse(content: string | Uint8Array, changes: Partial<FeedInput> = {}) {
  const error = await failureOf(read(content, changes));
  return `${error.name}: ${error.message}`;
}
