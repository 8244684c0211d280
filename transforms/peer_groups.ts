import { z } from "zod";
import { libraryId, snapshotDate } from "./columns.js";
import { defineTransform } from "./defineTransform.js";

export default defineTransform({
  name: "peer_groups",
  published: false,
  description:
    "Libraries that are one another's peers, as configured; all of them where no groups are. One row per snapshot and library that is in a group.",
  grain: ["snapshot_date", "library_id"],
  inputs: ["mart.scopes", "meta.peer"],
  perSnapshot: true,
  schema: z.object({
    snapshot_date: snapshotDate,
    library_id: libraryId,
    peer_group: z.string().describe("Name of the group; _all where no groups are configured."),
  }),
  sql: `
    with configured as (
      select count(*) > 0 as has_groups
      from meta.peer
    )
    select
      scopes.snapshot_date,
      scopes.library_id,
      coalesce(peer.peer_group, '_all') as peer_group
    from mart.scopes as scopes
    cross join configured
    left join meta.peer as peer on peer.library_id = scopes.library_id
    where scopes.scope = 'library' and (peer.peer_group is not null or not configured.has_groups)
  `,
});
