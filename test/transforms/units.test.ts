import { expect, it } from "vitest";
import { z } from "zod";
import { profileGrain, profileKeys } from "../../transforms/columns.js";
import { defineTransform } from "../../transforms/defineTransform.js";
import { transforms } from "../../transforms/index.js";
import { unitFaults } from "./units.js";

it("no transform sets persons against households", async () => {
  expect(await unitFaults(transforms)).toEqual([]);
});

it.each([
  ["households", "persons", "persons.member_count / households.base_count"],
  ["persons", "households", "least(1, persons.member_count / households.base_count)"],
])("one that does is found, in a row of %s", async (basis, _other, ratio) => {
  const mixed = defineTransform({
    name: "mixed",
    description: "Members a household. One row per scope and segment.",
    grain: [...profileGrain],
    inputs: ["mart.membership_profile"],
    schema: z.object({
      ...profileKeys,
      rate: z.number().min(0).max(1).nullable().describe("Members / households."),
    }),
    sql: `
      select ${profileGrain.map((name) => `${basis}.${name}`).join(", ")}, ${ratio} as rate
      from mart.membership_profile as persons
      inner join mart.membership_profile as households
        using (snapshot_date, library_id, scope, scope_id, segmentation, level, segment_id)
      where persons.basis = 'persons' and households.basis = 'households' and households.base_count > 0`,
  });
  expect(await unitFaults([...transforms, mixed])).toEqual([
    "mixed.rate mixes persons and households",
  ]);
});
