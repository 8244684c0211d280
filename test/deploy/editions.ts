import { existsSync } from "node:fs";
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
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

/** Publishes on the command line, and lays the editions out. */
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
  await layOut(path.join(current, "sites"));
  await symlink(VERSION, path.join(published, "current"));
  await rm(region.folder, { recursive: true });
  const libraries = await readdir(path.join(current, "sites/internal"));
  return { published, libraries, close: () => rm(published, { recursive: true }) };
}

/** A publication of one site for all libraries becomes one for each, and one for all. */
async function layOut(sites: string) {
  if (existsSync(path.join(sites, "public"))) return;
  await cp(path.join(sites, "internal"), path.join(sites, "public"), { recursive: true });
  const whole = path.join(sites, "whole");
  await cp(path.join(sites, "internal"), whole, { recursive: true });
  await rm(path.join(sites, "internal"), { recursive: true });
  const index = JSON.parse(await readFile(path.join(whole, "data/index.json"), "utf8")) as {
    libraries: { id: string }[];
  };
  for (const { id } of index.libraries) {
    const edition = path.join(sites, "internal", id);
    const others = index.libraries.filter((one) => one.id !== id);
    await mkdir(path.dirname(edition), { recursive: true });
    await cp(whole, edition, { recursive: true });
    for (const other of others) await rm(path.join(edition, "data", other.id), { recursive: true });
    const own = { ...index, libraries: index.libraries.filter((one) => one.id === id) };
    await writeFile(path.join(edition, "data/index.json"), JSON.stringify(own));
  }
  await rm(whole, { recursive: true });
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
