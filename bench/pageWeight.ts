/**
 * What a reader's first page takes: bytes that are transferred, and time to the first chart with the
 * processor slowed four times. Run it after `npm start -- --once`:
 *
 *   npx tsx bench/pageWeight.ts
 *   npx tsx bench/pageWeight.ts --evidence
 *
 * The second way a page of Evidence with two of our tables is measured in the same rounds; to build
 * it takes some minutes and 800 MB.
 */
import { loadavg } from "node:os";
import path from "node:path";
import { findChromium, launchChromium } from "../test/support/chromium.js";
import { firstVisit } from "../test/support/firstVisit.js";
import { compressPages } from "../workflows/publish/compress.js";
import { serveFolder } from "../workflows/serve.js";
import { startCountingProxy } from "./pageWeight/countingProxy.js";
import { buildEvidence } from "./evidence/build.js";

interface Subject {
  name: string;
  /** Address of the site, behind a counting proxy. */
  proxy: Awaited<ReturnType<typeof startCountingProxy>>;
  page: string;
  /** Selector of what is there once the first chart is. */
  drawing?: string;
}

interface Visit {
  bytes: number;
  data: number;
  files: number;
  wait: number;
}

const PUBLICATION = "var/published/current";
const PAGES = ["", "members.html", "opportunities.html", "segments.html", "trend.html"];
const ROUNDS = 5;
const SLOWER = 4;
/** What a first page may take, in bytes. */
const MOST = { bytes: 350_000, data: 80_000 };

const chromium = findChromium();
if ("reason" in chromium) throw new Error(chromium.reason);
const browser = await launchChromium(chromium.path);
const closing: (() => unknown)[] = [() => browser.close()];

const own = await open(path.join(PUBLICATION, "sites/public"));
const subjects: Subject[] = PAGES.map((page) => ({ name: page || "overview", proxy: own, page }));
if (process.argv.includes("--evidence")) {
  const site = await buildEvidence(path.join(PUBLICATION, "marts"));
  await compressPages(site);
  const proxy = await open(site);
  subjects.push({ name: "Evidence", proxy, page: "", drawing: ".chart canvas" });
}

console.log(`load average ${loadavg()[0]?.toFixed(1)}; processor slowed ${SLOWER} times`);
const visits = new Map(subjects.map((subject) => [subject, [] as Visit[]]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [subject, made] of visits) made.push(await visit(subject));
}

console.log("| first page | kB in all | of which data | files | ms to the first chart |");
console.log("| --- | --- | --- | --- | --- |");
for (const [{ name, proxy }, made] of visits) {
  const of = (key: keyof Visit) => median(made.map((one) => one[key]));
  const waits = made.map(({ wait }) => wait);
  const spread = `${Math.min(...waits).toFixed(0)} to ${Math.max(...waits).toFixed(0)}`;
  console.log(
    `| ${name} | ${kB(of("bytes"))} | ${proxy === own ? kB(of("data")) : ""} | ${of("files")} | ${of("wait").toFixed(0)} (${spread}) |`,
  );
  if (name === "overview" && (of("bytes") > MOST.bytes || of("data") > MOST.data)) {
    console.error(`A first page may take ${kB(MOST.bytes)} kB, of which ${kB(MOST.data)} of data.`);
    process.exitCode = 1;
  }
}
for (const close of closing) await close();

async function open(folder: string) {
  const server = await serveFolder({ folder, port: 0 });
  const proxy = await startCountingProxy(server.url);
  closing.push(proxy.close, server.close);
  return proxy;
}

async function visit({ proxy, page, drawing }: Subject): Promise<Visit> {
  proxy.bytes();
  const { files, wait } = await firstVisit(browser, proxy.url + page, {
    slower: SLOWER,
    ...(drawing && { drawing }),
    untilAllCame: proxy.untilQuiet,
  });
  const ofData = files.filter((file) => file.path.startsWith("/data/"));
  const data = ofData.reduce((total, { bytes }) => total + bytes, 0);
  return { bytes: proxy.bytes(), data, files: files.length, wait };
}

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
