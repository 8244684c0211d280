import { z } from "zod";

// Columns that several marts share, so that one word means one thing everywhere.

export const snapshotDate = z.iso.date().describe("Day the member figures are about (peildatum).");
export const edition = z
  .string()
  .describe("Names the set of reference snapshots (residents, boundaries, ...) in force together.");
export const libraryId = z.string().describe("Slug of the library's name.");
export const scope = z
  .enum(["library", "municipality", "branch"])
  .describe("Whose residents and members are counted.");
export const scopeId = z
  .string()
  .describe("Slug of the library or municipality; of a branch, library/branch.");
export const segmentation = z.string().describe("Segmentation as id@version.");
export const level = z
  .enum(["total", "segment", "subsegment"])
  .describe("How finely the residents are divided.");
export const segmentId = z
  .string()
  .describe(
    "Code of the (sub)segment; _all for the total; _outside, _unplaced and _unassigned for members who are counted in neither.",
  );
export const basis = z
  .enum(["households", "persons"])
  .describe("Unit of base and members alike; the two are never mixed.");
export const memberGroup = z
  .enum(["all", "youth", "adult", "senior"])
  .describe(
    "Which members, and of the base which residents, by age; all where ages do not matter.",
  );
export const baseDate = z.iso
  .date()
  .nullable()
  .describe("Snapshot of the residents; after snapshot_date where there is no earlier one.");
export const baseCount = z.number().min(0).describe("Residents of the (sub)segment in the scope.");
export const memberCount = z
  .number()
  .min(0)
  .describe("Members; suppressed counts as the configuration says.");
export const memberCountLow = z
  .number()
  .min(0)
  .describe("Members, suppressed counts at their least.");
export const memberCountHigh = z
  .number()
  .min(0)
  .describe("Members, suppressed counts at their most.");
export const penetration = z
  .number()
  .min(0)
  .nullable()
  .describe("member_count / base_count, 0..1; null where nobody lives and for rest rows.");
export const index = z
  .number()
  .min(0)
  .nullable()
  .describe("100 x the share here / the share it is set against; null where either total is 0.");

/** The columns that the two reports and the trend have in common. */
export const profileKeys = {
  snapshot_date: snapshotDate,
  library_id: libraryId,
  scope,
  scope_id: scopeId,
  segmentation,
  level,
  segment_id: segmentId,
  basis,
};

/** Their grain: each of these, and what a mart adds to them. */
export const profileGrain = [
  "snapshot_date",
  "library_id",
  "scope",
  "scope_id",
  "segmentation",
  "level",
  "segment_id",
  "basis",
] as const;
