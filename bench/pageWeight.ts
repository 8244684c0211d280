/**
 * What a reader's first page takes: bytes that are transferred, and time to the first chart with the
 * processor slowed four times. Run it after `npm start -- --once`:
 *
 *   npx tsx bench/pageWeight.ts [folder of a site]
 */
import { loadavg } from "node:os";
import { findChromium, launchChromium } from "../test/support/chromium.js";
import { firstVisit, type FirstVisit } from "../test/support/firstVisit.js";
import { serveFolder } from "../workflows/serve.js";

const PAGES = ["", "members.html", "opportunities.html", "segments.html", "trend.html"];
const ROUNDS = 5;
const SLOWER = 4;
/** What a first page may take, in bytes. */
const MOST = { all: 350_000, data: 80_000 };

const chromium = findChromium();
if ("reason" in chromium) throw new Error(chromium.reason);
const folder = process.argv[2] ?? "var/published/current/sites/public";
const server = await serveFolder({ folder, port: 0 });
const browser = await launchChromium(chromium.path);

console.log(`load average ${loadavg()[0]?.toFixed(1)}; processor slowed ${SLOWER} times`);
console.log("| first page | kB in all | of which data | files | ms to the first chart |");
console.log("| --- | --- | --- | --- | --- |");
for (const address of PAGES) {
  const visits: FirstVisit[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    visits.push(await firstVisit(browser, server.url + address, { slower: SLOWER }));
  }
  const [all, data] = [median(visits.map(bytesOf)), median(visits.map(dataOf))];
  const waits = visits.map(({ wait }) => wait);
  const files = median(visits.map((visit) => visit.files.length));
  console.log(
    `| ${address || "overview"} | ${kB(all)} | ${kB(data)} | ${files} | ${median(waits).toFixed(0)} (${Math.min(...waits).toFixed(0)} to ${Math.max(...waits).toFixed(0)}) |`,
  );
  if (address === "" && (all > MOST.all || data > MOST.data)) {
    console.error(`A first page may take ${kB(MOST.all)} kB, of which ${kB(MOST.data)} of data.`);
    process.exitCode = 1;
  }
}
await browser.close();
await server.close();

function bytesOf({ files }: FirstVisit): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}

function dataOf({ files, wait }: FirstVisit): number {
  return bytesOf({ wait, files: files.filter(({ path }) => path.startsWith("/data/")) });
}

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
