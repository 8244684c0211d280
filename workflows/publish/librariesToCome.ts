import type { Config } from "../../data/config.js";
import { slug } from "../../data/slug.js";

/** Slugs of the libraries that a feed is all about, also of those that have not come in yet. */
export function librariesToCome({ feeds }: Config): string[] {
  return Object.values(feeds).flatMap(({ columns }) => {
    const library = columns?.library;
    return typeof library === "object" && "value" in library ? [slug(library.value)] : [];
  });
}
