import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { glob } from "tinyglobby";
import { afterEach, beforeEach, expect, test } from "vitest";
import { packPages } from "../../../workflows/publish/pack/packPages.js";

let site: string;
beforeEach(async () => void (site = await mkdtemp(path.join(tmpdir(), "werkgebied-pack-"))));
afterEach(() => rm(site, { recursive: true }));

const MODULES = {
  "_observablehq/client.js": `export const define = (cell) => cell.body();
    export const lodash = () => import("../_npm/lodash@0.0.0/_esm.js");`,
  "_import/components/page.js": `import { used } from "../../_node/library/index.js"; export const showPage = (view) => view + used;`,
  "_import/components/one.js": `export const view = "one"; export const later = () => import("./later.js");`,
  "_import/components/two.js": `export const view = new URL("./two.csv", import.meta.url).pathname + import.meta.resolve("../style.css");`,
  "_import/components/later.js": `export const told = "later";`,
  "_node/library/index.js": `export const used = " is used"; export const unused = "nobody asks for me";`,
};

function page(view: string, root: string) {
  return `<!DOCTYPE html>
<html>
<head>
<link rel="modulepreload" href="${root}_observablehq/client.js">
<link rel="modulepreload" href="${root}_import/components/page.js">
<style>p { color: red }</style>
<script type="module">
import {define} from "${root}_observablehq/client.js";
define({body: async () => {
const [{showPage}, {view}] = await Promise.all([import("${root}_import/components/page.js"), import("${root}_import/components/${view}.js")]);
globalThis.shown = showPage(view);
}});
</script>
</head>
<body><p>é</p></body>
</html>
`;
}

async function write(files: Record<string, string>) {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(site, name)), { recursive: true });
    await writeFile(path.join(site, name), content);
  }
}

async function addressesIn(name: string) {
  const text = await readFile(path.join(site, name), "utf8");
  const preloads = [...text.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)];
  const [, src = ""] = /<script type="module" src="([^"]+)"><\/script>/.exec(text) ?? [];
  const toFile = (address: string) => path.join(site, path.dirname(name), address);
  return { text, src: toFile(src), preloads: preloads.map(([, address]) => toFile(address!)) };
}

async function run(file: string): Promise<string> {
  delete (globalThis as { shown?: string }).shown;
  await import(/* @vite-ignore */ pathToFileURL(file).href);
  await expect.poll(() => (globalThis as { shown?: string }).shown).toBeDefined();
  return (globalThis as unknown as { shown: string }).shown;
}

test("a page runs as before, from files that it names beforehand, and nothing else of it changes", async () => {
  await write({ ...MODULES, "index.html": page("one", "./"), "deep/two.html": page("two", "../") });
  await packPages(site);
  const one = await addressesIn("index.html");
  expect(await run(one.src)).toBe("one is used");
  expect(one.preloads.length).toBeGreaterThan(0);
  for (const file of one.preloads) await expect(readFile(file)).resolves.toBeTruthy();
  const withoutScripts = (text: string) =>
    text.replace(/<link rel="modulepreload".*\n|<script[^]*<\/script>\n/g, "");
  expect(withoutScripts(one.text)).toBe(withoutScripts(page("one", "./")));
});

test("what a module names beside itself is still found from where it stood", async () => {
  await write({ ...MODULES, "deep/two.html": page("two", "../") });
  await packPages(site);
  // What is named by its address may import others: all of it stays.
  await expect(readFile(path.join(site, "_node/library/index.js"))).resolves.toBeTruthy();
  const { src } = await addressesIn("deep/two.html");
  const beside = (file: string) => path.join(site, "_import", file);
  expect(await run(src)).toBe(
    `${beside("components/two.csv")}${pathToFileURL(beside("style.css")).href} is used`,
  );
});

test("what no page uses is gone, and what one may want later is fetched only then", async () => {
  await write({ ...MODULES, "index.html": page("one", "./") });
  await rm(path.join(site, "_import/components/two.js"));
  await packPages(site);
  const packed = await glob("**/*.js", { cwd: site, absolute: true });
  expect(packed.every((file) => file.startsWith(path.join(site, "_app")))).toBe(true);
  const texts = await Promise.all(packed.map((file) => readFile(file, "utf8")));
  expect(texts.join("")).not.toContain("nobody asks for me");
  const later = packed.filter((_, place) => /"later"/.test(texts[place]!));
  expect(later).toHaveLength(1);
  const { preloads } = await addressesIn("index.html");
  expect(preloads).not.toContain(later[0]);
  expect(await glob("_{import,node}/**", { cwd: site, onlyFiles: false })).toEqual([]);
});

test("a page that runs nothing stays as it is", async () => {
  const plain = "<!DOCTYPE html><title>404</title>";
  await write({ ...MODULES, "404.html": plain, "index.html": page("one", "./") });
  await packPages(site);
  expect(await readFile(path.join(site, "404.html"), "utf8")).toBe(plain);
});

test.each([
  ["a module that is not there", page("none", "./"), /cannot be packed: .*none\.js/s],
  [
    "two modules",
    page("one", "./").replace("</head>", `<script type="module">go()</script></head>`),
    "The pages in dashboards/ cannot be packed: index.html: it holds more than one module",
  ],
])("a page with %s is refused in a sentence", async (_, text, said) => {
  await write({ ...MODULES, "index.html": text });
  await expect(packPages(site)).rejects.toThrow(said);
});
