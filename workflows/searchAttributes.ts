import { defineSearchAttributeKey } from "@temporalio/common";
import { SearchAttributeType } from "@temporalio/common";

/** By these a run is found in Temporal's pages: `WerkgebiedFeed = "members"`. */
export const searchAttributes = {
  feed: defineSearchAttributeKey("WerkgebiedFeed", SearchAttributeType.KEYWORD_LIST),
  snapshot: defineSearchAttributeKey("WerkgebiedSnapshot", SearchAttributeType.KEYWORD_LIST),
  library: defineSearchAttributeKey("WerkgebiedLibrary", SearchAttributeType.KEYWORD_LIST),
};

/** Temporal takes 2 kB for one attribute. */
const MOST_BYTES = 1_900;

/** Each value once, sorted, as many of them as Temporal takes. */
export function fitting(values: string[]): string[] {
  let bytes = 0;
  return [...new Set(values)].sort().filter((value) => {
    bytes += value.length + 3;
    return bytes <= MOST_BYTES;
  });
}
