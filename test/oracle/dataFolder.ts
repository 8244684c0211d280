import { existsSync } from "node:fs";
import path from "node:path";

const checkout = path.resolve(import.meta.dirname, "../..");

/** Where the published files of West of England lie, or a sentence where they were sought. */
export function westOfEnglandData(): { folder: string } | { reason: string } {
  const named = process.env.WERKGEBIED_WEST_OF_ENGLAND;
  const folder = path.resolve(
    named || path.join(checkout, "..", "shared", "data", "west-of-england"),
  );
  if (existsSync(path.join(folder, "members"))) return { folder };
  return {
    reason: `No data of West of England: ${folder} holds no folder members. Name the folder in WERKGEBIED_WEST_OF_ENGLAND.`,
  };
}
