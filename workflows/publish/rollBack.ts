import { ConfigError } from "../../data/errors.js";
import { passNoticeOn } from "../gate/notice.js";
import { placePipeline } from "../health/place.js";
import type { Manifest } from "./manifest.js";
import { alone, pointTo } from "./pointer.js";
import { currentVersion, findVersion, listVersions, readManifest } from "./publications.js";
import { readRolledBack, writeRolledBack } from "./rolledBack.js";

export interface Rollback {
  from: string;
  to: string;
  /** Null where its manifest is broken. */
  fromManifest: Manifest | null;
  toManifest: Manifest;
  /** Versions that are not published again until the figures change. */
  held: string[];
}

/**
 * Makes another publication the current one: the one named, else the newest whole one before it.
 * What was rolled back from is noted, so that the next refresh does not publish it again.
 * @throws ConfigError where there is none
 */
export function rollBack(published: string, named?: string): Promise<Rollback> {
  return alone(published, async () => {
    const to = named ? await findVersion(published, named) : await versionBefore(published);
    return switchTo(published, to);
  });
}

/** Goes forward to the version that the last rollback came from. */
export function undoRollback(published: string): Promise<Rollback> {
  return alone(published, async () => {
    const last = (await readRolledBack(published)).at(-1);
    if (!last) throw new ConfigError("Nothing is rolled back, so there is nothing to undo.");
    return switchTo(published, last.version);
  });
}

async function versionBefore(published: string): Promise<string> {
  const current = await requireCurrent(published);
  const older = (await listVersions(published)).filter((version) => version < current).reverse();
  for (const version of older) if (await readManifest(published, version)) return version;
  throw new ConfigError(
    `There is no publication before ${current}. See those there are with: werkgebied publications`,
  );
}

async function requireCurrent(published: string): Promise<string> {
  const current = await currentVersion(published);
  if (current) return current;
  throw new ConfigError("Nothing was published yet. Make a publication with: werkgebied refresh");
}

async function switchTo(published: string, to: string): Promise<Rollback> {
  const from = await requireCurrent(published);
  if (from === to) throw new ConfigError(`${to} is the current publication already.`);
  const toManifest = await readManifest(published, to);
  if (!toManifest) {
    throw new ConfigError(
      `${to}: its manifest is missing or broken. Choose another one: werkgebied publications`,
    );
  }
  const fromManifest = await readManifest(published, from);
  const noted = await readRolledBack(published);
  // A broken publication is not held: the next refresh may well make it whole again.
  if (to < from && fromManifest) {
    const { content } = fromManifest;
    noted.push({ version: from, content, at: new Date().toISOString() });
  }
  const left = noted.filter(({ version }) => version > to);
  // Going back, the note comes first: a refresh in between would go forward again.
  if (to < from) await writeRolledBack(published, left);
  await passNoticeOn(published, from, to);
  await placePipeline(published, to);
  await pointTo(published, to);
  if (to > from) await writeRolledBack(published, left);
  return { from, to, fromManifest, toManifest, held: left.map(({ version }) => version) };
}
