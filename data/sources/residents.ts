import { z } from "zod";
import { areaCode, defineSource } from "../contract.js";

export default defineSource({
  name: "residents",
  description: "Who lives where. One row per area, or per area and (sub)segment of a segmentation.",
  key: ["area_id", "segmentation", "segment_id", "subsegment_id"],
  columns: z.object({
    area_id: areaCode().describe("Area code."),
    segmentation: z
      .string()
      .nullable()
      .describe("Segmentation as id@version; empty where the area is not split into segments."),
    segment_id: z.string().nullable().describe("Segment of these residents."),
    subsegment_id: z.string().nullable().describe("Subsegment of these residents."),
    households: z.number().min(0).nullable().describe("Households; empty where not known."),
    persons: z.number().min(0).nullable().describe("Residents; empty where not known."),
    persons_youth: z
      .number()
      .min(0)
      .nullable()
      .describe("Residents of the age of youth members; empty where not known."),
    persons_adult: z
      .number()
      .min(0)
      .nullable()
      .describe("Residents of the age of adult members; empty where not known."),
    persons_senior: z
      .number()
      .min(0)
      .nullable()
      .describe("Residents of the age of senior members; empty where not known."),
  }),
});
