import { z } from "zod";
import { areaCode, defineSource } from "../contract.js";

export default defineSource({
  name: "catchments",
  description:
    "Which areas a library or branch serves. One row per library, branch (empty for the library as a whole) and area.",
  key: ["library", "branch", "area_id"],
  isPublic: true,
  columns: z.object({
    library: z.string().describe("Name of the library."),
    branch: z
      .string()
      .nullable()
      .describe("Name of the branch; empty for the library's own catchment."),
    area_id: areaCode().describe("Area code."),
    municipality: z
      .string()
      .nullable()
      .describe("Name of the municipality in which the area lies."),
    share: z
      .number()
      .min(0)
      .max(1)
      .default(1)
      .describe("Part of the area's residents that is served; the shares of an area sum to 1."),
  }),
});
