import { frozenTables } from "../data/frozenTables.js";
import { defineTransform } from "./defineTransform.js";

export default defineTransform({
  name: "delivered_rows",
  published: false,
  description:
    "Rows of members that were taken; it stays when the people are purged. One row per feed, snapshot and library.",
  grain: ["feed", "snapshot_date", "library"],
  inputs: ["source.members", "frozen.delivered_rows"],
  perSnapshot: true,
  schema: frozenTables.delivered_rows,
  sql: `
    select
      feed,
      snapshot_date,
      library,
      count(*) as row_count
    from source.members
    group by all
    union all
    select feed, snapshot_date, library, row_count
    from frozen.delivered_rows
  `,
});
