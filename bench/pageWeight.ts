/**
 * What a reader's first page takes: bytes that are transferred when files are sent as brotli, and time
 * to the first chart with the processor slowed four times. Run it after `npm start -- --once`:
 *
 *   npx tsx bench/pageWeight.ts [folder of a site]
 */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { glob } from "tinyglobby";
import { findChromium, launchChromium } from "../test/support/chromium.js";
import { serveFolder } from "../workflows/serve.js";

const PAGES = ["", "members.html", "opportunities.html", "segments.html", "trend.html"];
const ROUNDS = 5;
const SLOWER = 4;
/** What a first page may take, in bytes. */
const MOST = { all: 350_000, data: 80_000 };

const chromium = findChromium();
if ("reason" in chromium) throw new Error(chromium.reason);
const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-weight-"));
await cp(process.argv[2] ?? "var/published/current/sites/public", folder, {
  recursive: true,
  dereference: true,
});
await compress(folder);
const server = await serveFolder({ folder, port: 0 });
const browser = await launchChromium(chromium.path);

console.log(`load average ${loadavg()[0]?.toFixed(1)}; processor slowed ${SLOWER} times`);
console.log("| first page | kB in all | of which data | files | ms to the first chart |");
console.log("| --- | --- | --- | --- | --- |");
let tooMuch = false;
type Visit = Awaited<ReturnType<typeof visit>>;
for (const address of PAGES) {
  const visits: Visit[] = [];
  for (let round = 0; round < ROUNDS; round++) visits.push(await visit(browser, address));
  const [all, data, files] = (["all", "data", "files"] as const).map((of) => median(visits, of));
  const told = `${median(visits, "wait").toFixed(0)} (${spread(visits.map(({ wait }) => wait))})`;
  const kB = (bytes = 0) => (bytes / 1000).toFixed(0);
  console.log(`| ${address || "overview"} | ${kB(all)} | ${kB(data)} | ${files} | ${told} |`);
  if (address === "") tooMuch = Number(all) > MOST.all || Number(data) > MOST.data;
}
await browser.close();
await server.close();
await rm(folder, { recursive: true });
if (tooMuch) {
  console.error(`A first page may take ${MOST.all} bytes, of which ${MOST.data} of data.`);
  process.exitCode = 1;
}

function median<Key extends string>(rows: Record<Key, number>[], key: Key): number {
  const sorted = rows.map((row) => row[key]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function spread(values: number[]): string {
  return `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)}`;
}

/** Everything beside itself as brotli, as a web server would send it. */
async function compress(site: string) {
  for (const name of await glob("**/*.{html,js,css,json,arrow}", { cwd: site, dot: true })) {
    const file = path.join(site, name);
    await writeFile(`${file}.br`, brotliCompressSync(await readFile(file)));
  }
}

/** By somebody who was never here before. */
async function visit(browser: Browser, address: string) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const urls = new Map<string, string>();
  const sizes: { url: string; bytes: number }[] = [];
  session.on("Network.responseReceived", ({ requestId, response }) => {
    urls.set(requestId, response.url);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    sizes.push({ url: urls.get(requestId) ?? "", bytes: encodedDataLength });
  });
  const start = performance.now();
  await page.goto(new URL(address, server.url).href);
  await page.waitForSelector(".drawing svg, .cards li", { state: "attached" });
  const wait = performance.now() - start;
  await page.waitForLoadState("networkidle");
  await context.close();
  const sum = (of: typeof sizes) => of.reduce((total, { bytes }) => total + bytes, 0);
  const data = sizes.filter(({ url }) => new URL(url).pathname.startsWith("/data/"));
  return { all: sum(sizes), data: sum(data), files: sizes.length, wait };
}
