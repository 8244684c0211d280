/**
 * How long an edit of a notebook takes until a browser shows it, while `npm run dev` runs on what was
 * published last: on the wall clock, and in time of the processor that the preview takes for it. Run it
 * after `npm start -- --once`:
 *
 *   npx tsx bench/notebookEdit.ts [folder of a publication]
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import path from "node:path";
import { findChromium, launchChromium } from "../test/support/chromium.js";
import { startDev } from "../test/support/devServer.js";

const ROUNDS = 9;

const chromium = findChromium();
if ("reason" in chromium) throw new Error(chromium.reason);
const dev = await startDev(path.resolve(process.argv[2] ?? "var/published/current"));
const browser = await launchChromium(chromium.path);
const page = await browser.newPage();
await page.goto(new URL("notebooks/explore.html", dev.url).href);
await page.waitForSelector("tbody td");
const file = path.join(dev.folder, "dashboards/notebooks/explore.md");
const text = await readFile(file, "utf8");

const waits: number[] = [];
const work: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const level = round % 2 ? "segment" : "subsegment";
  const shown = await page.locator("tbody tr").count();
  const [start, before] = [performance.now(), processorMs(dev.pid)];
  // The cell that all others below it are computed from.
  await writeFile(file, text.replace('level: "segment"', `level: "${level}"`));
  await page.waitForFunction(
    (rows) => document.querySelectorAll("tbody tr").length !== rows,
    shown,
    { polling: 5 },
  );
  waits.push(performance.now() - start);
  work.push(processorMs(dev.pid) - before);
}
await browser.close();
await dev.close();
const load = loadavg()[0]?.toFixed(1) ?? "?";
console.log(`${ROUNDS} edits, load average ${load}`);
console.log(`on the screen after ${summary(waits)}`);
console.log(`time of the processor in the preview ${summary(work)}`);

function summary(values: number[]): string {
  const sorted = values.toSorted((a, b) => a - b).map(Math.round);
  return `${sorted[Math.floor(sorted.length / 2)]} ms (median; ${sorted[0]} to ${sorted.at(-1)})`;
}

/** What a process and all that it started have taken so far, as Linux counts it: in steps of 10 ms. */
function processorMs(group: number): number {
  const stats = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap(statOf)
    // What stands before the bracket is a name, which may hold spaces.
    .map((line) =>
      line
        .slice(line.lastIndexOf(")") + 2)
        .split(" ")
        .map(Number),
    );
  const own = stats.filter((fields) => fields[2] === group);
  return own.reduce((sum, fields) => sum + 10 * ((fields[11] ?? 0) + (fields[12] ?? 0)), 0);
}

/** None of a process that has just ended. */
function statOf(pid: string): string[] {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) ? [readFileSync(file, "utf8")] : [];
}
