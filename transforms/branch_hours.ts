import { z } from "zod";
import { slugSql } from "../data/slug.js";
import { libraryId, scopeId, snapshotDate } from "./columns.js";
import { defineTransform } from "./defineTransform.js";

/** SQL for the hours since midnight of a time such as 09:30. */
const hoursSql = (time: string) =>
  `split_part(${time}, ':', 1)::decimal(18, 9) + split_part(${time}, ':', 2)::decimal(18, 9) / 60`;

const hours = z.number().min(0);

export default defineTransform({
  name: "branch_hours",
  published: true,
  description:
    "When branches are open in a week, where that is known. One row per snapshot and branch.",
  grain: ["snapshot_date", "scope_id"],
  inputs: ["mart.scopes", "mart.reference_dates", "source.opening_hours"],
  perSnapshot: true,
  schema: z.object({
    snapshot_date: snapshotDate,
    library_id: libraryId,
    scope_id: scopeId,
    days_open: z.int().min(0).max(7).describe("Days of the week on which it is open."),
    hours_per_week: hours.describe("Hours open in a week."),
    evening_hours: hours.describe("Of these, hours after 18:00."),
    weekend_hours: hours.describe("Of these, hours on Saturday and Sunday."),
    latest_closing: z.string().describe("Latest time at which it closes in the week, as 17:00."),
  }),
  sql: `
    with opening as (
      select
        dates.snapshot_date,
        ${slugSql("hours.library")} || '/' || ${slugSql("hours.branch")} as scope_id,
        hours.weekday,
        hours.closes_at,
        ${hoursSql("hours.opens_at")} as opens,
        ${hoursSql("hours.closes_at")} as closes
      from mart.reference_dates as dates
      inner join source.opening_hours as hours
        on hours.feed = dates.feed and hours.snapshot_date = dates.reference_date
    )
    select
      scopes.snapshot_date,
      scopes.library_id,
      scopes.scope_id,
      count(distinct opening.weekday) as days_open,
      sum(greatest(opening.closes - opening.opens, 0))::double as hours_per_week,
      sum(greatest(opening.closes - greatest(opening.opens, 18), 0))::double as evening_hours,
      coalesce(sum(greatest(opening.closes - opening.opens, 0)) filter (opening.weekday > 5), 0)::double as weekend_hours,
      max(opening.closes_at) as latest_closing
    from mart.scopes as scopes
    inner join opening
      on opening.snapshot_date = scopes.snapshot_date and opening.scope_id = scopes.scope_id
    where scopes.scope = 'branch'
    group by all
  `,
});
