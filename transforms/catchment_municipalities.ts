import { z } from "zod";
import { edition, libraryId } from "./columns.js";
import { defineTransform } from "./defineTransform.js";

export default defineTransform({
  name: "catchment_municipalities",
  published: false,
  description:
    "Municipality of its library in which most residents of a catchment live. One row per edition, library and catchment of a library or branch in which somebody lives.",
  grain: ["edition", "library_id", "catchment_id"],
  inputs: ["mart.catchment_areas", "mart.area_segments", "meta.setting"],
  schema: z.object({
    edition,
    library_id: libraryId,
    catchment_id: z.string().describe("As in catchment_areas."),
    municipality_catchment_id: z
      .string()
      .describe("Catchment of that municipality, as in catchment_areas."),
  }),
  sql: `
    with population as (
      select
        edition,
        area_id,
        sum(base_count::decimal(18, 9)) filter (basis = 'persons') as persons,
        sum(base_count::decimal(18, 9)) filter (basis = 'households') as households
      from mart.area_segments
      where member_group = 'all' and segmentation = (select segmentation from meta.setting)
      group by all
    ),
    parts as (
      select
        served.edition,
        served.library_id,
        served.catchment_id,
        municipality.catchment_id as municipality_catchment_id,
        coalesce(sum((population.persons * served.share)::decimal(18, 9)), 0) as persons,
        coalesce(sum((population.households * served.share)::decimal(18, 9)), 0) as households
      from mart.catchment_areas as served
      inner join mart.catchment_areas as municipality
        on municipality.edition = served.edition
        and municipality.library_id = served.library_id
        and municipality.area_id = served.area_id
        and starts_with(municipality.catchment_id, 'municipality:')
      inner join population
        on population.edition = served.edition and population.area_id = served.area_id
      where not starts_with(served.catchment_id, 'municipality:')
      group by all
    )
    select edition, library_id, catchment_id, municipality_catchment_id
    from parts
    where persons > 0 or households > 0
    -- Persons decide; households where nobody counted persons.
    qualify row_number() over (
      partition by edition, library_id, catchment_id
      order by persons desc, households desc, municipality_catchment_id
    ) = 1
  `,
});
