import type { PageId } from "./expected.js";
import type { Place } from "./place.js";

/** What an address can ask for, how it does, which place that is, and the pages to see it on. */
export const addresses: [string, Record<string, string>, Partial<Place>, PageId[]][] = [
  ["subsegments", { level: "subsegment" }, { level: "subsegment" }, ["members", "residents"]],
  [
    "the subsegments of one segment",
    { level: "subsegment", segment: "B" },
    { level: "subsegment", segment: "B" },
    ["members", "residents"],
  ],
  ["the sheet of a segment", { segment: "A" }, { segment: "A" }, ["segments"]],
  ["that of a subsegment", { segment: "B2" }, { segment: "B2" }, ["segments"]],
  ["that of a group of which nothing is known", { segment: "D" }, { segment: "D" }, ["segments"]],
  ["a segment beside the total", { segment: "A" }, { segment: "A" }, ["trend"]],
  [
    "a branch",
    { branch: "proefbibliotheek/noord" },
    { scope: "branch", scopeId: "proefbibliotheek/noord" },
    ["index", "members", "segments", "conclusions", "opportunities", "residents", "trend"],
  ],
  [
    "a municipality",
    { municipality: "lingedorp" },
    { scope: "municipality", scopeId: "lingedorp" },
    ["members", "residents", "trend"],
  ],
  [
    "persons",
    { basis: "persons" },
    { basis: "persons" },
    ["members", "segments", "municipalities"],
  ],
  ["an earlier date", { date: "2024-10-01" }, { date: "2024-10-01" }, ["index", "quality"]],
  [
    "a large library in one municipality",
    { library: "stadsbibliotheek", lang: "en" },
    { library: "stadsbibliotheek", language: "en" },
    [
      "index",
      "members",
      "segments",
      "conclusions",
      "opportunities",
      "municipalities",
      "branches",
      "quality",
    ],
  ],
  [
    "a library with suppressed counts",
    { library: "tellende-bibliotheek", basis: "persons" },
    { library: "tellende-bibliotheek", basis: "persons" },
    ["index", "members", "opportunities", "trend", "quality"],
  ],
  ["a table", { table: "catchment_base" }, { table: "catchment_base" }, ["lineage"]],
  ["a source", { table: "catchments" }, { table: "catchments" }, ["lineage"]],
];

/** Of a page, below the site. */
export function addressOf(page: PageId, query: Record<string, string>): string {
  const search = new URLSearchParams(query).toString();
  return `${page === "index" ? "" : `${page}.html`}${search && `?${search}`}`;
}
