import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../data/warehouse/database.js";

test("rows that were deleted stay in a file of DuckDB until it is written anew", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-rewrite-"));
  const file = path.join(folder, "warehouse.duckdb");
  const warehouse = await openDatabase(file);
  // As text that can be sought: compressed, the same bytes would be there and not be seen.
  await warehouse.run("pragma force_compression = 'uncompressed'");
  await warehouse.run(
    "create schema source; create table source.people as select n, 'SPOORZOEKER' || n || 'X' as name from range(50000) t(n)",
  );
  await warehouse.run("create table kept as select n from range(3) t(n)");
  await warehouse.run("checkpoint");
  const holds = async () => (await readFile(file, "latin1")).includes("SPOORZOEKER4320X");
  expect(await holds()).toBe(true);
  await warehouse.run("delete from source.people where n % 3 = 0; checkpoint; vacuum; checkpoint;");
  expect(await holds()).toBe(true);
  await warehouse.rewrite();
  expect(await holds()).toBe(false);
  // The connection is to the new file, and it holds the rest.
  expect(await warehouse.rows("from kept order by n")).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }]);
  await warehouse.run("insert into kept values (3)");
  warehouse.close();
  const again = await openDatabase(file);
  expect(await again.rows("select count(*)::double as n from kept")).toEqual([{ n: 4 }]);
  again.close();
  expect(await readdir(folder)).toEqual(["warehouse.duckdb"]);
});
