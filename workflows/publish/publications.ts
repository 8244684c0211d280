import { existsSync } from "node:fs";
import { readdir, readFile, readlink } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { ConfigError } from "../../data/errors.js";
import type { Manifest } from "./manifest.js";

/** A publication that is kept. */
export interface KeptPublication {
  version: string;
  isCurrent: boolean;
  /** Null where it cannot be read. */
  manifest: Manifest | null;
}

const snapshot = { feed: z.string(), snapshotDate: z.string() };

/** What must be there for a manifest to be used; later ones may hold more. */
const manifestSchema = z.looseObject({
  version: z.string(),
  publishedAt: z.iso.datetime(),
  run: z.string(),
  software: z.string(),
  content: z.string(),
  config: z.looseObject({
    sha256: z.string(),
    name: z.string(),
    segmentation: z.string(),
    assignment: z.string(),
    suppressed: z.string(),
    basis: z.array(z.string()),
    memberDefinition: z.object({ nl: z.string(), en: z.string() }),
  }),
  inputs: z.array(
    z.looseObject({ ...snapshot, source: z.string(), file: z.string(), rowCount: z.number() }),
  ),
  refusals: z.array(z.looseObject({ ...snapshot, message: z.string() })),
  marts: z.array(z.looseObject({ name: z.string(), rowCount: z.number(), sha256: z.string() })),
});

const VERSION = /^\d{8}T\d{6}Z-[0-9a-f]+$/;

export function publishedFolder(varFolder: string): string {
  return path.join(varFolder, "published");
}

/** Versions that are kept, oldest first. */
export async function listVersions(published: string): Promise<string[]> {
  const names = await readdir(published).catch(() => []);
  return names.filter((name) => VERSION.test(name)).sort();
}

/** The version that readers see; null where nothing was published yet. */
export async function currentVersion(published: string): Promise<string | null> {
  const target = await readlink(path.join(published, "current")).catch(() => null);
  return target === null ? null : path.basename(target);
}

/** Null where it is missing, cut short, or not a manifest. */
export async function readManifest(published: string, version: string): Promise<Manifest | null> {
  try {
    const text = await readFile(path.join(published, version, "manifest.json"), "utf8");
    const manifest: unknown = JSON.parse(text);
    manifestSchema.parse(manifest);
    // As it was written: manifests are compared, and parsing puts their keys in another order.
    return manifest as Manifest;
  } catch {
    return null;
  }
}

/** What the publication that readers see says of itself; null where there is none, or it is broken. */
export async function readCurrent(published: string): Promise<Manifest | null> {
  const version = await currentVersion(published);
  return version === null ? null : readManifest(published, version);
}

/**
 * The site of a publication, of the current one when left out.
 * @param edition `public`, or `internal/<library>`
 */
export function siteFolder(published: string, edition = "public", version = "current"): string {
  return path.join(published, version, "sites", edition);
}

/** The editions of a publication, by the names that `siteFolder` takes; none of one made by version 0.1. */
export async function listEditions(published: string, version = "current"): Promise<string[]> {
  const internal = await readdir(siteFolder(published, "internal", version)).catch(() => []);
  const names = ["public", ...internal.sort().map((library) => `internal/${library}`)];
  return names.filter((name) =>
    existsSync(path.join(siteFolder(published, name, version), "data/index.json")),
  );
}

/** Every publication that is kept, newest first. */
export async function listPublications(published: string): Promise<KeptPublication[]> {
  const current = await currentVersion(published);
  const versions = (await listVersions(published)).reverse();
  return Promise.all(
    versions.map(async (version) => ({
      version,
      isCurrent: version === current,
      manifest: await readManifest(published, version),
    })),
  );
}

/**
 * The one version that is meant by its name, by the beginning or end of it, or by `current`.
 * @throws ConfigError with the versions there are
 */
export async function findVersion(published: string, named: string): Promise<string> {
  const versions = await listVersions(published);
  const current = named === "current" ? await currentVersion(published) : null;
  const wanted = current ?? named;
  if (versions.includes(wanted)) return wanted;
  const alike = versions.filter((name) => name.startsWith(wanted) || name.endsWith(wanted));
  if (alike.length === 1 && alike[0]) return alike[0];
  throw new ConfigError(
    versions.length === 0
      ? "Nothing was published yet. Make a publication with: werkgebied refresh"
      : `There is no one publication "${named}". Those there are: ${versions.join(", ")}.`,
  );
}
