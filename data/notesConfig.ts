import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { ConfigError } from "./errors.js";

const note = z
  .union([
    z.string(),
    z.strictObject({
      file: z.string(),
      /** For all readers, rather than in the library's own edition only. */
      public: z.boolean().default(false),
    }),
  ])
  .transform((value) => (typeof value === "string" ? { file: value, public: false } : value))
  .meta({ examples: ['"notes/merwedal.md"', '{ file: "notes/merwedal.md", public: true }'] });

/** What a library has to say of its segments: a Markdown file by the slug of its name. */
export const notes = z
  .record(z.string(), note)
  .meta({ examples: ['{ "bibliotheek-merwedal": "notes/merwedal.md" }'] });

export type Notes = z.output<typeof notes>;

/**
 * Sees whether the files are there.
 * @param folder of the configuration, which their paths are relative to
 * @throws ConfigError naming the one that is not
 */
export function checkNotes(given: Notes, folder: string): void {
  for (const [library, { file }] of Object.entries(given)) {
    const found = path.resolve(folder, file);
    if (existsSync(found) && statSync(found).isFile()) continue;
    throw new ConfigError(
      `notes.${library}: there is no file ${found}. Write it, or take the line out. The path is relative to the configuration.`,
    );
  }
}
