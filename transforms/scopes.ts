import { z } from "zod";
import { edition, libraryId, scope, scopeId, snapshotDate } from "./columns.js";
import { slugSql } from "../data/slug.js";
import { defineTransform } from "./defineTransform.js";

export default defineTransform({
  name: "scopes",
  published: false,
  description:
    "What is reported on: each library with members in a snapshot, its municipalities, and its branches where somebody is registered. One row per snapshot, library, scope and scope id.",
  grain: ["snapshot_date", "library_id", "scope", "scope_id"],
  inputs: ["mart.member_cells", "mart.catchment_areas", "mart.reference_dates", "source.branches"],
  perSnapshot: true,
  schema: z.object({
    snapshot_date: snapshotDate,
    edition,
    library_id: libraryId,
    scope,
    scope_id: scopeId,
    scope_name: z.string().describe("Name as the deliveries have it."),
    branch_id: z
      .string()
      .describe("Registration that is counted; _all for the library as a whole."),
    catchment_id: z.string().describe("Catchment in which members are counted."),
  }),
  sql: `
    with registration as (
      select distinct snapshot_date, edition, library_id, library_name, branch_id, branch_name
      from mart.member_cells
    ),
    catchment as (
      select distinct edition, library_id, catchment_id, catchment_name
      from mart.catchment_areas
    ),
    listed as (
      select dates.snapshot_date, ${slugSql("branches.library")} as library_id,
        ${slugSql("branches.branch")} as branch_id, bool_or(branches.is_branch) as is_branch
      from mart.reference_dates as dates
      inner join source.branches as branches
        on branches.feed = dates.feed and branches.snapshot_date = dates.reference_date
      group by all
    ),
    -- Where a library lists its branches, only what is listed is one.
    branch as (
      select registration.*
      from registration
      left join listed
        on listed.snapshot_date = registration.snapshot_date
        and listed.library_id = registration.library_id
        and listed.branch_id = registration.branch_id
      where registration.branch_id <> '_all'
        and coalesce(listed.is_branch, (registration.snapshot_date, registration.library_id) not in (
          select (snapshot_date, library_id) from listed
        ))
    ),
    scope as (
      select snapshot_date, edition, library_id, 'library' as scope, library_id as scope_id,
        library_name as scope_name, branch_id, 'library:' || library_id as catchment_id
      from registration
      where branch_id = '_all'
      union all
      select registration.snapshot_date, registration.edition, registration.library_id, 'municipality' as scope,
        replace(catchment.catchment_id, 'municipality:', '') as scope_id,
        catchment.catchment_name as scope_name, registration.branch_id, catchment.catchment_id
      from registration
      inner join catchment
        on catchment.edition = registration.edition
        and catchment.library_id = registration.library_id
        and starts_with(catchment.catchment_id, 'municipality:')
      where registration.branch_id = '_all'
      union all
      select branch.snapshot_date, branch.edition, branch.library_id, 'branch' as scope,
        branch.library_id || '/' || branch.branch_id as scope_id,
        branch.branch_name as scope_name, branch.branch_id,
        coalesce(catchment.catchment_id, 'library:' || branch.library_id) as catchment_id
      from branch
      left join catchment
        on catchment.edition = branch.edition
        and catchment.library_id = branch.library_id
        and catchment.catchment_id = 'branch:' || branch.library_id || '/' || branch.branch_id
    )
    select
      scope.snapshot_date,
      scope.edition,
      scope.library_id,
      scope.scope,
      scope.scope_id,
      min(scope.scope_name) as scope_name,
      scope.branch_id,
      scope.catchment_id
    from scope
    group by all
  `,
});
