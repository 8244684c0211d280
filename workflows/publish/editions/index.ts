import path from "node:path";
import type { Workplace } from "../../../data/loadConfig.js";
import type { Warehouse } from "../../../data/warehouse/database.js";
import { writeCompressed } from "../compress.js";
import { DICTIONARY } from "../dictionary.js";
import type { makeSiteIndex } from "../siteIndex.js";
import { editionsOf, kinds, type Edition, type Kind } from "./edition.js";
import { exportHidden } from "./hiddenTables.js";
import { notesIn, writeNotes, type LibraryNotes } from "../notes/index.js";
import { areAlike, hideCells } from "./hide.js";
import { linkFile, linkTree } from "./linkTree.js";
import { writePersonas } from "./personas.js";
import { summariseEditions, type EditionSummary } from "./summary.js";
import { makeServed, type Served } from "./served.js";
import { writeLibrary, writeNoNotice } from "./writeEdition.js";

type SiteIndex = Awaited<ReturnType<typeof makeSiteIndex>>;

/**
 * Writes a whole site for each edition below `sites/` of a publication in the making, and beside the
 * marts what was hidden in them.
 * @returns how much is hidden, from each kind of readers
 */
export async function writeEditions(
  warehouse: Warehouse,
  { config }: Workplace,
  { published, part, pages, index, notes, dictionary }: Made,
): Promise<EditionSummary[]> {
  const words = path.join(part, DICTIONARY);
  await writeCompressed(words, dictionary);
  await hideCells(warehouse, published, config);
  await exportHidden(warehouse, path.join(part, "disclosure"));
  const isAlike = await areAlike(warehouse, config);
  const served = new Map<Kind, Served>();
  for (const kind of isAlike ? (["public"] as const) : kinds) {
    served.set(kind, await makeServed(warehouse, kind, config.disclosure[kind]));
  }
  for (const edition of editionsOf(
    index.libraries.map(({ id }) => id),
    config,
  )) {
    const site = path.join(part, "sites", edition.name);
    await linkTree(pages, site);
    const data = path.join(site, "data");
    const personas = path.join(data, "personas");
    if (edition.kind === "public") await writePersonas(warehouse, config.segmentation, personas);
    else if (index.personas.length)
      await linkTree(path.join(part, "sites/public/data/personas"), personas);
    for (const library of edition.libraries) {
      const tables = served.get(edition.kind);
      const own = path.join(data, library);
      if (tables) await writeLibrary(warehouse, tables, library, own);
      else await linkTree(path.join(part, "sites/public/data", library), own);
    }
    const shown = notesIn(notes, edition);
    for (const one of shown) await writeNotes(data, one);
    await writeNoNotice(data);
    for (const ending of ["", ".br"])
      await linkFile(words + ending, path.join(data, DICTIONARY + ending));
    const choices = JSON.stringify(indexOf(index, edition, shown));
    await writeCompressed(path.join(data, "index.json"), choices);
  }
  return summariseEditions(warehouse, config);
}

interface Made {
  /** Folder of the publications. */
  published: string;
  /** Of the one in the making. */
  part: string;
  /** Folder of the built pages. */
  pages: string;
  index: SiteIndex;
  notes: LibraryNotes[];
  /** Text of `dictionary.json`: the same for all readers, and beside the marts for who reads those. */
  dictionary: string;
}

/** What there is to choose from in an edition, and what its readers are told of small counts. */
function indexOf(index: SiteIndex, { kind, libraries, rule }: Edition, notes: LibraryNotes[]) {
  return {
    ...index,
    edition: { kind, ...rule },
    libraries: index.libraries
      .filter(({ id }) => libraries.includes(id))
      .map((library) => ({
        ...library,
        hasNotes: notes.some((one) => one.library === library.id),
      })),
  };
}
