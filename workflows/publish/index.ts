import { createHash } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { CheckError } from "../../data/errors.js";
import type { Workplace } from "../../data/loadConfig.js";
import type { Warehouse } from "../../data/warehouse/database.js";
import { transforms } from "../../transforms/index.js";
import { placePipeline } from "../health/place.js";
import { makeDictionary } from "./dictionary.js";
import { writeEditions } from "./editions/index.js";
import { pagesFolder } from "./pages.js";
import type { Publication } from "../types.js";
import { loadNotes } from "./notes/index.js";
import { exportMart } from "./marts.js";
import { makeManifest, type Manifest } from "./manifest.js";
import { alone, pointTo } from "./pointer.js";
import { currentVersion, listVersions, publishedFolder, readManifest } from "./publications.js";
import { readRolledBack, writeRolledBack } from "./rolledBack.js";
import { makeSiteIndex } from "./siteIndex.js";

/** Publications that are kept to go back to. */
const KEPT = 10;

/**
 * Writes all that readers see beside what they see now, and puts it in its place in one step.
 * Nothing is replaced where nothing has changed.
 * @param pages name of the built pages
 * @param run id of the workflow, noted in the manifest
 */
export async function publish(
  warehouse: Warehouse,
  workplace: Workplace,
  pages: string,
  run: string,
): Promise<Publication> {
  const [members] = await warehouse.rows("select 1 from mart.scopes limit 1");
  if (!members) {
    throw new CheckError("There is no snapshot of members yet, so there is nothing to publish.");
  }
  const published = publishedFolder(workplace.varFolder);
  const part = path.join(published, "next.part");
  try {
    const manifest = await writeTo(part, warehouse, workplace, { published, pages, run });
    return await alone(published, () => putInPlace(published, part, manifest));
  } catch (error) {
    // On a full disk it would take the room in which Temporal notes that this failed.
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

async function writeTo(
  part: string,
  warehouse: Warehouse,
  workplace: Workplace,
  { published, pages, run }: { published: string; pages: string; run: string },
): Promise<Manifest> {
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  const marts = [];
  for (const mart of transforms.filter((one) => one.published)) {
    marts.push(await exportMart(warehouse, mart, path.join(part, "marts")));
  }
  const content = createHash("sha256").update(JSON.stringify(marts)).digest("hex").slice(0, 12);
  const index = await makeSiteIndex(warehouse, workplace, content);
  const notes = await loadNotes(
    workplace,
    index.libraries.map(({ id }) => id),
    index.segments.map(({ segment_id }) => segment_id),
  );
  const dictionary = JSON.stringify(makeDictionary());
  const editions = await writeEditions(warehouse, workplace, {
    published,
    part,
    pages: pagesFolder(pages),
    index,
    notes,
    dictionary,
  });

  const manifest = await makeManifest(warehouse, workplace, {
    marts,
    editions,
    run,
    newest: (await listVersions(published)).at(-1),
    content: createHash("sha256")
      .update(content)
      .update(JSON.stringify(index))
      .update(JSON.stringify(notes))
      .update(dictionary)
      .update(pages)
      .digest("hex"),
  });
  await writeFile(path.join(part, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function putInPlace(
  published: string,
  part: string,
  manifest: Manifest,
): Promise<Publication> {
  const martCount = manifest.marts.length;
  const version = await currentVersion(published);
  const current = version === null ? null : await readManifest(published, version);
  if (current && sameFigures(current, manifest)) {
    await rm(part, { recursive: true });
    return { version: current.version, status: "unchanged", martCount };
  }
  const rolledBack = await readRolledBack(published);
  if (version !== null && rolledBack.some(({ content }) => content === manifest.content)) {
    await rm(part, { recursive: true });
    return { version, status: "held", heldBy: "rollback", martCount };
  }
  const placed = await findPlaced(published, version, manifest);
  const next = placed ?? manifest.version;
  if (placed) await rm(part, { recursive: true });
  else await rename(part, path.join(published, next));
  await placePipeline(published, next);
  await pointTo(published, next);
  await writeRolledBack(published, []);
  await removeOld(published, next);
  return { version: next, status: "published", martCount };
}

/** The same publication, put beside the current one by a run that was killed before it pointed to it. */
async function findPlaced(published: string, current: string | null, manifest: Manifest) {
  const later = (await listVersions(published)).filter((version) => version > (current ?? ""));
  for (const version of later) {
    const found = await readManifest(published, version);
    if (found && sameFigures(found, manifest)) return version;
  }
  return null;
}

function sameFigures(a: Manifest, b: Manifest): boolean {
  const figures = ({ content, config, inputs }: Manifest) =>
    JSON.stringify([content, config, inputs]);
  return figures(a) === figures(b);
}

async function removeOld(published: string, current: string) {
  const versions = await listVersions(published);
  for (const version of versions.slice(0, -KEPT)) {
    if (version !== current) await rm(path.join(published, version), { recursive: true });
  }
}
