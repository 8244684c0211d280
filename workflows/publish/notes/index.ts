import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { ConfigError } from "../../../data/errors.js";
import type { Workplace } from "../../../data/loadConfig.js";
import { slug } from "../../../data/slug.js";
import { writeCompressed } from "../compress.js";
import type { Edition } from "../editions/edition.js";
import { librariesToCome } from "../librariesToCome.js";
import { readNotes, type Note } from "./readNotes.js";

/** Notes of one library, as its pages show them. */
export interface LibraryNotes {
  library: string;
  /** In the edition for all too. */
  isPublic: boolean;
  notes: Note[];
}

/**
 * Reads the notes of the libraries that are published.
 * @throws ConfigError for a library that is not there, a file that cannot be read, or a heading about no segment
 */
export async function loadNotes(
  { config, configFile }: Workplace,
  libraries: string[],
  codes: string[],
): Promise<LibraryNotes[]> {
  const toCome = librariesToCome(config);
  const given = Object.entries(config.notes).map(([name, note]) => ({
    library: slug(name),
    ...note,
  }));
  for (const { library } of given) {
    if (libraries.includes(library) || toCome.includes(library)) continue;
    throw new ConfigError(
      `notes.${library}: there is no such library. The libraries are: ${libraries.join(", ")}.`,
    );
  }
  return Promise.all(
    given
      .filter(({ library }) => libraries.includes(library))
      .map(async ({ library, file, public: isPublic }) => {
        const text = await readFile(path.resolve(path.dirname(configFile), file), "utf8").catch(
          (cause: Error) => {
            throw new ConfigError(`notes.${library}: ${file} cannot be read: ${cause.message}`, {
              cause,
            });
          },
        );
        return { library, isPublic, notes: readNotes(text, { file, codes }) };
      }),
  );
}

/** Those that the readers of an edition see. */
export function notesIn(all: LibraryNotes[], { kind, libraries }: Edition): LibraryNotes[] {
  return all.filter(
    ({ library, isPublic }) => libraries.includes(library) && (isPublic || kind === "internal"),
  );
}

/** Writes them beside the library's figures, where a link to those of another edition is not there yet. */
export async function writeNotes(data: string, { library, notes }: LibraryNotes): Promise<void> {
  const file = path.join(data, library, "notes.json");
  if (existsSync(file)) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeCompressed(file, JSON.stringify(notes));
}
