import { z } from "zod";
import { defineSource } from "../contract.js";

export default defineSource({
  name: "segmentation",
  description:
    "Names and order of the segments of a version of a segmentation. One row per segmentation and (sub)segment.",
  key: ["segmentation", "level", "segment_id"],
  isPublic: true,
  columns: z.object({
    segmentation: z
      .string()
      .regex(/^[a-z0-9-]+@[a-z0-9.-]+$/)
      .describe("Segmentation as id@version."),
    level: z.enum(["segment", "subsegment"]).describe("Level of this row."),
    segment_id: z.string().describe("Code of the (sub)segment."),
    parent_id: z.string().nullable().describe("Segment to which a subsegment belongs."),
    position: z.int().min(0).describe("Place in the order in which (sub)segments are shown."),
    name: z.string().describe("Name of the (sub)segment."),
    name_en: z.string().nullable().describe("English name, where it has one."),
  }),
});
