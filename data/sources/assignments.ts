import { z } from "zod";
import { areaCode, defineSource } from "../contract.js";

export default defineSource({
  name: "assignments",
  description:
    "To which segment an area or an address belongs. One row per segmentation and area, or per segmentation and address.",
  key: ["segmentation", "area_id", "house_number", "house_addition"],
  personal: ["house_number", "house_addition"],
  columns: z.object({
    segmentation: z.string().describe("Segmentation as id@version."),
    area_id: areaCode().describe("Area code."),
    house_number: z
      .string()
      .nullable()
      .describe("House number; empty where the row is about the whole area."),
    house_addition: z.string().nullable().describe("Addition to the house number."),
    segment_id: z.string().describe("Segment."),
    subsegment_id: z.string().nullable().describe("Subsegment, where it is known."),
  }),
});
