import { z } from "zod";
import { defineSource } from "../contract.js";

export default defineSource({
  name: "personas",
  description:
    "What is known of a (sub)segment (I-guide). One row per segmentation, (sub)segment, domain, topic and attribute.",
  key: ["segmentation", "segment_id", "domain", "topic", "attribute"],
  isPublic: true,
  columns: z.object({
    segmentation: z.string().describe("Segmentation as id@version."),
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
});
