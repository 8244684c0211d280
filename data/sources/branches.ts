import { z } from "zod";
import { defineSource } from "../contract.js";

export default defineSource({
  name: "branches",
  description: "Locations of a library. One row per library and branch.",
  key: ["library", "branch"],
  isPublic: true,
  columns: z.object({
    library: z.string().describe("Name of the library."),
    branch: z.string().describe("Name of the branch, as the members' file has it."),
    is_branch: z
      .boolean()
      .default(true)
      .describe(
        "False for a stock or service that is no location: its members count for the library.",
      ),
    postcode: z.string().nullable().describe("Postcode of the building."),
    latitude: z.number().min(-90).max(90).nullable().describe("Degrees north, WGS84."),
    longitude: z.number().min(-180).max(180).nullable().describe("Degrees east, WGS84."),
  }),
});
