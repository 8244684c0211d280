import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, constants, gunzipSync, inflateRawSync } from "node:zlib";
import { extract } from "tar";
import { literal } from "../../../data/sql.js";
import { openDatabase, type Warehouse } from "../../../data/warehouse/database.js";

/** A text to be searched, and where it was. */
export interface Layer {
  place: string;
  bytes: Uint8Array;
}

/**
 * A file as it lies there, and all that is packed in it: every value of Parquet and DuckDB, what a gzip
 * or a brotli holds as far as it goes, each file of a tar.
 */
export async function* layersOf(place: string, bytes: Buffer): AsyncGenerator<Layer> {
  yield { place, bytes };
  if (bytes.subarray(0, 4).toString("latin1") === "PAR1") yield* parquet(place, bytes);
  else if (place.endsWith(".duckdb")) yield* duckdb(place, bytes);
  else if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    yield* layersOf(`${place} unpacked`, unzip(bytes));
  else if (place.endsWith(".br")) yield* layersOf(`${place} unpacked`, brotliDecompressSync(bytes));
  else if (bytes.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"))) yield* zip(place, bytes);
  else if (bytes.subarray(257, 262).toString("latin1") === "ustar") yield* tar(place, bytes);
}

/** All that is in the files of a folder. */
export async function* layersIn(folder: string): AsyncGenerator<Layer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    const place = path.relative(folder, file);
    // A name is kept as well.
    yield { place, bytes: Buffer.from(place) };
    if (entry.isFile()) yield* layersOf(place, await readFile(file));
  }
}

function unzip(bytes: Buffer): Buffer {
  return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
}

async function* parquet(place: string, bytes: Buffer): AsyncGenerator<Layer> {
  // One that is none, though it begins like one.
  if (bytes.subarray(-4).toString("latin1") !== "PAR1") return;
  yield* inFolder("rows.parquet", bytes, async function* (file) {
    const database = await openDatabase(":memory:");
    yield await rowsOf(`${place} rows`, database, `read_parquet(${literal(file)})`);
    database.close();
  });
}

async function* duckdb(place: string, bytes: Buffer): AsyncGenerator<Layer> {
  yield* inFolder("copy.duckdb", bytes, async function* (file) {
    const database = await openDatabase(file);
    const tables = await database.rows<{ name: string }>(
      `select format('"{}"."{}"', schema_name, table_name) as name from duckdb_tables()`,
    );
    for (const { name } of tables) yield await rowsOf(`${place} ${name}`, database, name);
    database.close();
  });
}

async function rowsOf(place: string, database: Warehouse, table: string): Promise<Layer> {
  const rows = await database.rows(`from ${table}`);
  const text = JSON.stringify(rows, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  return { place, bytes: Buffer.from(text) };
}

async function* tar(place: string, bytes: Buffer): AsyncGenerator<Layer> {
  yield* inFolder("packed.tar", bytes, async function* (file, folder) {
    await extract({ file, cwd: folder });
    await rm(file);
    for await (const layer of layersIn(folder)) {
      yield { place: `${place}: ${layer.place}`, bytes: layer.bytes };
    }
  });
}

/** The one file of a zip made by the tests: its data begins after the name. */
async function* zip(place: string, bytes: Buffer): AsyncGenerator<Layer> {
  if (bytes.length < 30) return;
  const start = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
  const packed = bytes.subarray(start);
  yield { place: `${place} unpacked`, bytes: inflateRawSync(packed) };
}

async function* inFolder(
  name: string,
  bytes: Buffer,
  work: (file: string, folder: string) => AsyncGenerator<Layer>,
): AsyncGenerator<Layer> {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-search-"));
  try {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    yield* work(file, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
