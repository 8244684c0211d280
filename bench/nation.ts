/**
 * What it takes to publish for a whole country: 130 libraries with 1,000 branches, and then again
 * after the newest snapshot of one of them has changed. Run it after `npm start -- --once`, whose
 * three libraries are taken many times over, with some of their branches split in two:
 *
 *   npx tsx bench/nation.ts [snapshots, 2 by default]
 */
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { loadConfig } from "../data/loadConfig.js";
import { openWarehouse } from "../data/warehouse/database.js";
import { buildPages } from "../workflows/publish/pages.js";
import { publish } from "../workflows/publish/index.js";
import { changeOne, multiply } from "./nation/libraries.js";
import { sizesIn } from "./nation/sizes.js";

const LIBRARIES = 130;
const BRANCHES = 1000;
const snapshots = Number(process.argv[2] ?? 2);

const varFolder = await mkdtemp(path.join(tmpdir(), "werkgebied-nation-"));
await copyFile("var/warehouse.duckdb", path.join(varFolder, "warehouse.duckdb"));
const loaded = await loadConfig("werkgebied.config.ts");
const workplace = { ...loaded, varFolder };
const warehouse = await openWarehouse(varFolder);
const made = await multiply(warehouse, { libraries: LIBRARIES, branches: BRANCHES, snapshots });
const pages = await buildPages();
console.log(
  `${made.libraries} libraries, ${made.branches} branches, ${made.snapshots} snapshots, ${made.rows} rows of membership_profile; load average ${loadavg()[0]?.toFixed(1)}`,
);

const whole = await timed(() => publish(warehouse, workplace, pages, "all"));
console.log(`all of it published in ${whole.toFixed(0)} s`);
const current = path.join(varFolder, "published/current");
for (const { what, bytes, files } of await sizesIn(current)) {
  console.log(`  ${what}: ${(bytes / 1e6).toFixed(0)} MB in ${files} files`);
}

await changeOne(warehouse);
const one = await timed(() => publish(warehouse, workplace, pages, "one"));
console.log(`one changed: ${one.toFixed(0)} s, ${((100 * one) / whole).toFixed(0)} % of that`);
warehouse.close();
await rm(varFolder, { recursive: true });

async function timed(work: () => Promise<{ status: string }>): Promise<number> {
  const start = performance.now();
  const { status } = await work();
  if (status !== "published") throw new Error(`The publication is ${status}.`);
  return (performance.now() - start) / 1000;
}
