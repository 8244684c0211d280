import { z } from "zod";

const count = z.int().min(0);

/**
 * What is kept of a snapshot when its people are purged: marts that are made from the rows of people
 * themselves, and hold counts only. Whatever else is computed is computed from these.
 */
export const frozenTables = {
  delivered_cells: z.object({
    feed: z
      .string()
      .describe("Feed that delivered them; of several for one library the first by name."),
    snapshot_date: z.iso.date().describe("Day on which the members were as they are counted here."),
    library: z.string().describe("Name of the library, as delivered."),
    branch: z
      .string()
      .describe("Name of the branch, as delivered; _all for the library as a whole."),
    segmentation: z
      .string()
      .describe("Segmentation by which addresses have a segment; empty where the area decides."),
    member_group: z
      .enum(["all", "youth", "adult", "senior"])
      .describe("Members of all ages, or of one."),
    area_id: z.string().describe("Area as delivered; empty where it is not known."),
    segment_id: z.string().describe("Segment of the address; empty where the area decides."),
    subsegment_id: z.string().describe("Subsegment of the address; empty where the area decides."),
    person_count: count.describe("Active members."),
    household_count: count.describe("Households with at least one of them."),
    housed_count: count.describe("Members of whom the house is known."),
    member_squares: count.describe("Sum over households of the square of their housed members."),
  }),
  delivered_rows: z.object({
    feed: z.string().describe("Feed in the configuration."),
    snapshot_date: z.iso.date().describe("Day the delivery is about."),
    library: z.string().describe("Name of the library, as delivered."),
    row_count: count.describe("Rows that were taken, active or not."),
  }),
  rejections: z.object({
    feed: z.string().describe("Feed in the configuration."),
    snapshot_date: z.iso.date().describe("Day the delivery is about."),
    column_name: z
      .string()
      .describe("Column of the contract; empty where the line as a whole is wrong."),
    reason: z.string().describe("What is wrong, to be read after the column's name."),
    row_count: z.int().min(1).describe("Rows."),
    first_line: z.int().min(1).describe("First line of the delivery where it was met."),
  }),
};

export type FrozenTable = keyof typeof frozenTables;

export const frozenNames = Object.keys(frozenTables) as FrozenTable[];
