import { frozenTables } from "../data/frozenTables.js";
import { defineTransform } from "./defineTransform.js";

export default defineTransform({
  name: "rejections",
  description: "Why rows were left out. One row per feed, snapshot, column and reason.",
  grain: ["feed", "snapshot_date", "column_name", "reason"],
  inputs: ["meta.quarantine", "frozen.rejections"],
  schema: frozenTables.rejections,
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
    union all
    select feed, snapshot_date, column_name, reason, row_count, first_line
    from frozen.rejections
  `,
});
