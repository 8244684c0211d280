/** Names of all pages, which are also those of their files, in the order in which they are read. */
export const pages = {
  /** What a manager asks, at the top of every page. */
  questions: [
    "index",
    "residents",
    "members",
    "segments",
    "opportunities",
    "municipalities",
    "branches",
    "trend",
    "quality",
  ],
  /** What is behind the figures, at the foot of every page. */
  background: ["conclusions", "method", "dictionary", "lineage", "pipeline", "notebooks/explore"],
};
