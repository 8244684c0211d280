import { createHash } from "node:crypto";
import {
  cp,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import path from "node:path";
import { CheckError } from "../../data/errors.js";
import type { Workplace } from "../../data/loadConfig.js";
import { buildMart, isCurrent } from "../../data/warehouse/build.js";
import type { Warehouse } from "../../data/warehouse/database.js";
import { transforms } from "../../transforms/index.js";
import { pagesFolder } from "./pages.js";
import type { Publication } from "../types.js";
import { exportMart } from "./marts.js";
import { makeManifest, type Manifest } from "./manifest.js";
import { writeSiteData } from "./siteData.js";
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
  // Another refresh may have loaded something since the marts of this one were built.
  for (const mart of transforms) {
    if (!(await isCurrent(warehouse, mart))) await buildMart(warehouse, mart);
  }
  const [members] = await warehouse.rows("select 1 from mart.scopes limit 1");
  if (!members) {
    throw new CheckError("There is no snapshot of members yet, so there is nothing to publish.");
  }
  const published = path.join(workplace.varFolder, "published");
  const part = path.join(published, "next.part");
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });

  const marts = [];
  for (const mart of transforms.filter((one) => one.published)) {
    marts.push(await exportMart(warehouse, mart, path.join(part, "marts")));
  }
  const content = createHash("sha256").update(JSON.stringify(marts)).digest("hex").slice(0, 12);
  const site = path.join(part, "sites/internal");
  await cp(pagesFolder(pages), site, { recursive: true });
  const data = path.join(site, "data");
  await writeSiteData(warehouse, data);
  const index = JSON.stringify(await makeSiteIndex(warehouse, workplace, content));
  await writeFile(path.join(data, "index.json"), index);

  const manifest = await makeManifest(warehouse, workplace, {
    marts,
    run,
    content: createHash("sha256").update(content).update(index).update(pages).digest("hex"),
  });
  const current = await readCurrent(published);
  if (current && sameFigures(current, manifest)) {
    await rm(part, { recursive: true });
    return { version: current.version, status: "unchanged", martCount: marts.length };
  }
  await writeFile(path.join(part, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(part, path.join(published, manifest.version));
  await pointTo(published, manifest.version);
  await removeOld(published);
  return { version: manifest.version, status: "published", martCount: marts.length };
}

function sameFigures(a: Manifest, b: Manifest): boolean {
  const figures = ({ content, config, inputs }: Manifest) =>
    JSON.stringify([content, config, inputs]);
  return figures(a) === figures(b);
}

async function readCurrent(published: string): Promise<Manifest | null> {
  const file = path.join(published, "current/manifest.json");
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as Manifest);
}

/** Replaces the symlink `current` in one rename: a reader sees the old or the new, never neither. */
async function pointTo(published: string, version: string) {
  const link = path.join(published, "current.part");
  await rm(link, { force: true });
  await symlink(version, link);
  await rename(link, path.join(published, "current"));
}

async function removeOld(published: string) {
  const current = await readlink(path.join(published, "current"));
  const versions = (await readdir(published)).filter((name) => /^\d{8}T\d{6}Z-/.test(name)).sort();
  for (const version of versions.slice(0, -KEPT)) {
    if (version !== current) await rm(path.join(published, version), { recursive: true });
  }
}
