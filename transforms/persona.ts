import { z } from "zod";
import { segmentation } from "./columns.js";
import { defineTransform } from "./defineTransform.js";

export default defineTransform({
  name: "persona",
  published: true,
  description:
    "What is known of a (sub)segment (I-guide), as it was delivered last. One row per segmentation, (sub)segment, domain, topic and attribute.",
  grain: ["segmentation", "level", "segment_id", "domain", "topic", "attribute"],
  inputs: ["source.personas"],
  schema: z.object({
    segmentation,
    level: z.enum(["segment", "subsegment"]).describe("Level of the (sub)segment."),
    segment_id: z.string().describe("Code of the (sub)segment."),
    domain: z.string().describe("Field of life: media, leisure, culture, time, attitudes."),
    topic: z.string().describe("Subject within the domain."),
    attribute: z.string().describe("What is measured."),
    value: z.number().nullable().describe("Share of the (sub)segment of which it is true, 0..1."),
    index: z.number().min(0).nullable().describe("100 x value / value of everybody."),
    source: z.string().nullable().describe("Where the figure comes from."),
    licence: z.string().nullable().describe("Under which licence it may be shown."),
  }),
  // What a feed no longer delivers of a segmentation is gone; where two feeds tell the same, the newest tells it.
  sql: `
    with latest as (
      select *
      from source.personas
      qualify snapshot_date = max(snapshot_date) over (partition by segmentation, feed)
    )
    select
      segmentation,
      level,
      segment_id,
      domain,
      topic,
      attribute,
      value,
      "index",
      source,
      licence
    from latest
    qualify row_number() over (
      partition by segmentation, level, segment_id, domain, topic, attribute
      order by snapshot_date desc, feed
    ) = 1
  `,
});
