import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ConfigError } from "../errors.js";
import { snapshotDates } from "./calendar.js";
import { dialects, toMembersFile } from "./dialects.js";
import { memberRows } from "./memberRows.js";
import { simulateMembership } from "./membership.js";
import { libraries } from "./places.js";
import { referenceFiles } from "./referenceFiles.js";
import type { Region } from "./region.js";
import { createRegion } from "./region.js";

interface DemonstrationOptions {
  seed: number;
  /** Made, or replaced where it holds a demonstration of another seed or version. */
  folder: string;
  /** Called after each file. */
  onProgress?: (done: number, total: number) => void;
}

/** Goes up whenever the same seed gives other files. */
const generatorVersion = 3;

const markerName = "demonstration.json";

/**
 * Writes the files of the fictional region: the same bytes from the same seed. Does nothing where they
 * are there already; a run that was interrupted leaves nothing in `folder`.
 *
 * @throws ConfigError where the folder holds anything else.
 */
export async function generateDemonstration(options: DemonstrationOptions): Promise<void> {
  const { seed, folder } = options;
  const marker = `${JSON.stringify({ seed, generator: generatorVersion })}\n`;
  const found = await readMarker(folder);
  if (found === marker) return;
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(join(part, "members"), { recursive: true });
  await writeFiles({ ...options, folder: part });
  await writeFile(join(part, markerName), marker);
  await rm(folder, { recursive: true, force: true });
  await rename(part, folder);
}

/** What the marker says; nothing where there is no folder, or an empty one. */
async function readMarker(folder: string): Promise<string | undefined> {
  const names: string[] = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (names.length === 0) return undefined;
  if (names.includes(markerName)) return readFile(join(folder, markerName), "utf8");
  throw new ConfigError(
    `demonstration: the folder ${folder} holds files that are no demonstration (there is no ${markerName}), and they were left as they are. Empty it, or set \`data\` to another folder.`,
  );
}

async function writeFiles({ seed, folder, onProgress }: DemonstrationOptions): Promise<void> {
  const region = createRegion(seed);
  const references = referenceFiles(seed, region);
  const total = references.length + libraries.length * snapshotDates.length;
  let done = 0;
  const write = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(folder, name), content);
    onProgress?.(++done, total);
  };
  for (const [name, content] of references) await write(name, content());
  for await (const [name, bytes] of membersFiles(seed, region)) await write(name, bytes);
}

async function* membersFiles(
  seed: number,
  region: Region,
): AsyncGenerator<[name: string, bytes: Uint8Array]> {
  for (const library of libraries) {
    const dialect = dialects[library.id];
    let month = 0;
    for (const membership of simulateMembership(seed, region, library)) {
      const date = snapshotDates[month++] as string;
      const rows = memberRows(membership, date, region.areas, dialect.delimiter);
      const name = `members/${library.id}_${date}.${dialect.extension}`;
      yield [name, await toMembersFile(rows, dialect)];
    }
  }
}
