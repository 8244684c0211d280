import { z } from "zod";
import { defineTransform } from "./defineTransform.js";

export default defineTransform({
  name: "rejections",
  description: "Why rows were left out. One row per feed, snapshot, column and reason.",
  grain: ["feed", "snapshot_date", "column_name", "reason"],
  inputs: ["meta.quarantine"],
  schema: z.object({
    feed: z.string().describe("Feed in the configuration."),
    snapshot_date: z.iso.date().describe("Day the delivery is about."),
    column_name: z
      .string()
      .describe("Column of the contract; empty where the line as a whole is wrong."),
    reason: z.string().describe("What is wrong, to be read after the column's name."),
    row_count: z.int().min(1).describe("Rows."),
    first_line: z.int().min(1).describe("First line of the delivery where it was met."),
  }),
  sql: `
    select
      feed,
      snapshot_date,
      coalesce(column_name, '') as column_name,
      reason,
      count(*) as row_count,
      min(line) as first_line
    from meta.quarantine
    group by all
  `,
});
