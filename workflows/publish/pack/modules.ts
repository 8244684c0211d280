import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Plugin } from "esbuild";

const NAMESPACE = "page";

/** The modules that stand in pages themselves, by the names of the pages. */
export const pageModules = {
  toEntry: (page: string) => `${NAMESPACE}:${page}`,

  plugin: (folder: string, scripts: Map<string, string>): Plugin => ({
    name: "page-modules",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${NAMESPACE}:`) }, (asked) => ({
        path: asked.path.slice(NAMESPACE.length + 1),
        namespace: NAMESPACE,
      }));
      onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path: page }) => ({
        contents: scripts.get(page),
        resolveDir: path.join(folder, path.dirname(page)),
      }));
    },
  }),
};

/** Of Framework: what it names beside itself are libraries and data of examples. */
const CLIENT = "_observablehq/";

/**
 * Modules as they are after a build: what one names beside itself is still found from where it stood,
 * and libraries which Framework's client offers, but that no page asked for, are not there.
 * @param onAddress hears of a module that makes addresses from its own: it may want others as files
 */
export function asBuilt(folder: string, onAddress: () => void): Plugin {
  return {
    name: "as-built",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\/(?:_npm|stdlib)\// }, ({ path: asked, resolveDir }) => {
        const file = path.resolve(resolveDir, asked);
        return existsSync(file)
          ? { path: file }
          : { path: fromPacked(folder, file), external: true };
      });
      onLoad({ filter: /\.js$/, namespace: "file" }, async ({ path: file }) => {
        const address = fromPacked(folder, file);
        const text = await readFile(file, "utf8");
        const contents = asIfFrom(address, text);
        if (contents !== text && !address.startsWith(`../${CLIENT}`)) onAddress();
        return { contents };
      });
    },
  };
}

/** Packed files stand in one folder below the site. */
function fromPacked(folder: string, file: string): string {
  return `../${path.relative(folder, file).replaceAll(path.sep, "/")}`;
}

function asIfFrom(address: string, text: string): string {
  const here = `new URL(${JSON.stringify(address)},import.meta.url).href`;
  return text.replace(/\bimport\.meta\.(url\b|resolve\()/g, (_, use: string) =>
    use === "url" ? here : `(name=>new URL(name,${here}).href)(`,
  );
}
