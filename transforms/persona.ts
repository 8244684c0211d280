import personas from "../data/sources/personas.js";
import { defineTransform } from "./defineTransform.js";

export default defineTransform({
  name: "persona",
  published: true,
  description:
    "What is known of a (sub)segment (I-guide), as it was delivered last. One row per segmentation, (sub)segment, domain, topic and attribute.",
  grain: ["segmentation", "level", "segment_id", "domain", "topic", "attribute"],
  inputs: ["source.personas"],
  // It holds what is delivered, and nothing else.
  schema: personas.columns,
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
