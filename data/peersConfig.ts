import { z } from "zod";
import { slug } from "./slug.js";

/** Libraries that are alike, by name or slug, in groups. One that no delivery has yet may come later. */
export const peers = z
  .record(z.string().min(1), z.array(z.string().min(1)).min(1))
  .superRefine((groups, context) => {
    if (Object.keys(groups).length === 0) {
      context.addIssue("has no group; leave it out to make all libraries peers");
    }
    for (const { library, group, other } of inTwoGroups(groups)) {
      context.addIssue({
        code: "custom",
        path: [group],
        message: `"${library}" stands in group "${other}" too; a library is in one group`,
      });
    }
  })
  .meta({ examples: ['{ large: ["Bibliotheek Merwedal", "Bibliotheek Oeverland"] }'] });

function inTwoGroups(groups: Record<string, string[]>) {
  const groupOf = new Map<string, string>();
  const found: { library: string; group: string; other: string }[] = [];
  for (const [group, libraries] of Object.entries(groups)) {
    for (const library of libraries) {
      const other = groupOf.get(slug(library)) ?? group;
      if (other !== group) found.push({ library, group, other });
      groupOf.set(slug(library), other);
    }
  }
  return found;
}
