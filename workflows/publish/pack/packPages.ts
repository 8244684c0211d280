import { readFile, rm, rmdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { build, type Metafile } from "esbuild";
import { glob } from "tinyglobby";
import { ConfigError } from "../../../data/errors.js";
import { asBuilt, pageModules } from "./modules.js";
import { readScripts, withScripts, type PageScripts } from "./pageScripts.js";

/** Below a site. Beside Framework's own folders, so that addresses from one to another stay as they are. */
const PACKED = "_app";

interface Page {
  /** Address of its file below the site. */
  name: string;
  text: string;
  scripts: PageScripts;
}

/**
 * Puts the hundred modules of a page, as Framework builds a site, into some thirty files, without
 * what no page uses. Throws a ConfigError that names the page or module which cannot be packed.
 * @param folder of the built site
 */
export async function packPages(folder: string): Promise<void> {
  const pages: Page[] = [];
  for (const name of (await glob("**/*.html", { cwd: folder, dot: true })).sort()) {
    const text = await readFile(path.join(folder, name), "utf8");
    const scripts = readScriptsOf(name, text);
    if (scripts) pages.push({ name, text, scripts });
  }
  const { inputs, outputs, makesAddresses } = await pack(folder, pages);
  for (const page of pages) {
    const [file] = Object.entries(outputs).find(isEntryOf(page)) ?? [];
    if (!file) throw new Error(`${page.name} was not packed.`);
    const address = (to: string) => addressFrom(page.name, to);
    const text = withScripts(page.text, page.scripts, {
      src: address(file),
      preloads: neededBy(file, outputs).map(address),
    });
    await writeFile(path.join(folder, page.name), text);
  }
  // A worker, say, is no part of a page, and may import what pages do.
  if (makesAddresses) return;
  for (const module of Object.keys(inputs).filter(isFile)) await rm(path.join(folder, module));
  await removeEmpty(folder);
}

async function removeEmpty(folder: string) {
  const folders = await glob("**/", { cwd: folder, dot: true, onlyDirectories: true });
  // The deepest first. One that holds something stays.
  for (const name of folders.sort((a, b) => b.length - a.length))
    await rmdir(path.join(folder, name)).catch(() => undefined);
}

function readScriptsOf(name: string, text: string): PageScripts | null {
  try {
    return readScripts(text);
  } catch (error) {
    throw cannotPack(`${name}: ${(error as Error).message}`);
  }
}

async function pack(
  folder: string,
  pages: Page[],
): Promise<Metafile & { makesAddresses: boolean }> {
  let makesAddresses = false;
  try {
    const { metafile } = await build({
      absWorkingDir: folder,
      entryPoints: pages.map(({ name }) => ({ in: pageModules.toEntry(name), out: toFlat(name) })),
      plugins: [
        pageModules.plugin(folder, scriptsByName(pages)),
        asBuilt(folder, () => (makesAddresses = true)),
      ],
      outdir: PACKED,
      entryNames: "[name]-[hash]",
      bundle: true,
      splitting: true,
      minify: true,
      format: "esm",
      target: "es2022",
      metafile: true,
      logLevel: "silent",
    });
    return { ...metafile, makesAddresses };
  } catch (error) {
    throw cannotPack((error as Error).message);
  }
}

function scriptsByName(pages: Page[]): Map<string, string> {
  return new Map(pages.map(({ name, scripts }) => [name, scripts.script]));
}

function cannotPack(why: string): ConfigError {
  return new ConfigError(`The pages in dashboards/ cannot be packed: ${why}`);
}

function toFlat(name: string): string {
  return name.replace(/\.html$/, "").replaceAll("/", "-");
}

function isEntryOf({ name }: Page) {
  const entry = pageModules.toEntry(name);
  return ([, { entryPoint }]: [string, { entryPoint?: string }]) => entryPoint === entry;
}

function isFile(input: string): boolean {
  return !input.startsWith(pageModules.toEntry(""));
}

/**
 * The files without which a page shows nothing: what its module imports, also by `import()` since it
 * does so at once, and what those cannot do without.
 */
function neededBy(entry: string, outputs: Metafile["outputs"]): string[] {
  const found = new Set<string>();
  const add = (file: string) => {
    for (const { path: to, kind, external } of outputs[file]?.imports ?? []) {
      if (external || found.has(to) || (file !== entry && kind !== "import-statement")) continue;
      found.add(to);
      add(to);
    }
  };
  add(entry);
  return [...found];
}

function addressFrom(page: string, to: string): string {
  const address = path.posix.relative(path.posix.dirname(page), to);
  return address.startsWith(".") ? address : `./${address}`;
}
