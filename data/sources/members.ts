import { z } from "zod";
import { areaCode, defineSource } from "../contract.js";

export default defineSource({
  name: "members",
  description: "People who hold a card of a library. One row per library and member.",
  key: ["library", "member_id"],
  hashed: ["member_id"],
  personal: [
    "member_id",
    "house_number",
    "house_addition",
    "birth_year",
    "joined_date",
    "expiry_date",
  ],
  countsMembers: true,
  columns: z.object({
    library: z.string().describe("Name of the library that issued the card."),
    branch: z.string().nullable().describe("Name of the branch where the member is registered."),
    member_id: z.string().describe("Member number; only a keyed hash of it is ever written."),
    area_id: areaCode().nullable().describe("Postcode (PC6) or other area code of the address."),
    house_number: z.string().nullable().describe("House number, without addition."),
    house_addition: z.string().nullable().describe("Addition to the house number."),
    birth_year: z.int().min(1880).max(2100).nullable().describe("Year of birth."),
    category: z.string().nullable().describe("Kind of membership, such as youth or school."),
    joined_date: z.iso.date().nullable().describe("Day on which the membership began."),
    expiry_date: z.iso
      .date()
      .nullable()
      .describe("Last day on which the card is valid; empty where it does not expire."),
  }),
});
