import { z } from "zod";
import { defineSource } from "../contract.js";

const time = /^([01]\d|2[0-4]):[0-5]\d$/;

export default defineSource({
  name: "opening_hours",
  description:
    "When a branch is open. One row per library, branch, weekday and opening; a day without a row is a day closed.",
  key: ["library", "branch", "weekday", "opens_at"],
  isPublic: true,
  columns: z.object({
    library: z.string().describe("Name of the library."),
    branch: z.string().describe("Name of the branch, as the members' file has it."),
    weekday: z.int().min(1).max(7).describe("Day of the week; 1 is Monday."),
    opens_at: z.string().regex(time).describe("Local time, as 09:30."),
    closes_at: z.string().regex(time).describe("Local time, as 17:00; 24:00 is midnight."),
  }),
});
