import { z } from "zod";
import { areaCode, defineSource } from "../contract.js";

export default defineSource({
  name: "member_counts",
  description:
    "Active members counted by somebody else, small counts perhaps suppressed. One row per library, branch, area and part of an area.",
  key: ["library", "branch", "area_id", "part"],
  countsMembers: true,
  columns: z.object({
    library: z.string().describe("Name of the library."),
    branch: z.string().nullable().describe("Name of the branch where the members are registered."),
    area_id: areaCode().nullable().describe("Area where they live; empty where it is not known."),
    part: z
      .string()
      .nullable()
      .describe("What tells rows of one branch and area apart, such as the ward; they are summed."),
    member_count: z.int().min(0).nullable().describe("Members; empty where suppressed."),
    member_count_low: z
      .int()
      .min(0)
      .describe("Least members that a suppressed count can stand for; otherwise the count."),
    member_count_high: z
      .int()
      .min(0)
      .describe("Most members that a suppressed count can stand for; otherwise the count."),
  }),
});
