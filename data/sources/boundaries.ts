import { z } from "zod";
import { areaCode, defineSource } from "../contract.js";

export default defineSource({
  name: "boundaries",
  description: "How areas of an older vintage became today's. One row per old area and new area.",
  key: ["old_area_id", "area_id"],
  isPublic: true,
  columns: z.object({
    old_area_id: areaCode().describe("Area code as a delivery may have it."),
    area_id: areaCode().describe("Area code that residents and catchments use."),
    share: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .describe(
        "Part of the old area that goes to the new one; empty: by the residents of the new areas.",
      ),
  }),
});
