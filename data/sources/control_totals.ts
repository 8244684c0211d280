import { z } from "zod";
import { defineSource } from "../contract.js";

export default defineSource({
  name: "control_totals",
  description:
    "Members as another register counts them, to hold deliveries against. One row per library.",
  key: ["library"],
  isPublic: true,
  columns: z.object({
    library: z.string().describe("Name of the library, as in the deliveries of members."),
    member_count: z.int().min(0).describe("Members of the library on that day."),
  }),
});
