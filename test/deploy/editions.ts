import { chmod, cp, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { threeLibraries } from "../browser/region.js";
import { runCli } from "../support/cli.js";

/** A folder of publications as it is served: `current` points to one, with an edition for each library. */
export interface Editions {
  published: string;
  /** Slugs. */
  libraries: string[];
  close(): Promise<void>;
}

const VERSION = "20240101T000000Z-aaaaaaaaaaaa";

/** Publishes on the command line, and copies what was published to where nginx may read it. */
export async function publishEditions(): Promise<Editions> {
  const region = await threeLibraries();
  const { code, output } = await runCli(["refresh", "--all", "--config", region.config], {
    env: { TEMPORAL_ADDRESS: undefined },
  });
  if (code !== 0) throw new Error(`refresh ended with ${code}:\n${output}`);
  const published = await mkdtemp(path.join(tmpdir(), "werkgebied-editions-"));
  await chmod(published, 0o755);
  const current = path.join(published, VERSION);
  await cp(path.join(region.var, "published/current"), current, {
    recursive: true,
    dereference: true,
  });
  await symlink(VERSION, path.join(published, "current"));
  await rm(region.folder, { recursive: true });
  const libraries = await readdir(path.join(current, "sites/internal"));
  return { published, libraries, close: () => rm(published, { recursive: true }) };
}

export interface ServedFile {
  /** Null for the public edition. */
  library: string | null;
  /** Of its address, below the site. */
  address: string;
  file: string;
}

/** Every file of every edition. */
export async function filesOf({ published, libraries }: Editions): Promise<ServedFile[]> {
  const sites = path.join(published, "current/sites");
  const of = async (library: string | null) => {
    const folder = path.join(sites, library === null ? "public" : `internal/${library}`);
    const below = library === null ? "" : `intern/${library}/`;
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => ({ library, file, address: below + path.relative(folder, file) }));
  };
  return (await Promise.all([null, ...libraries].map(of))).flat();
}
