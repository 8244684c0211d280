import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { MachineError } from "../errors.js";
import { placeFile } from "../placeFile.js";
import { identifier, literal } from "../sql.js";

/** Beside a database until it is whole; never read. */
const partOf = (file: string) => `${file}.new`;

/**
 * Copies what a database holds to a new file beside it. Rows that were deleted stay in a file of DuckDB,
 * in blocks that are free, also after a checkpoint and a vacuum; only in a new file they are gone.
 */
export async function copyDatabase(connection: DuckDBConnection, file: string): Promise<void> {
  await removeCopy(file);
  await connection.run("checkpoint");
  const [row] = (await connection.runAndReadAll("select current_database()")).getRows();
  await connection.run(`attach ${literal(partOf(file))} as rewritten`);
  try {
    await connection.run(`copy from database ${identifier(String(row?.[0]))} to rewritten`);
  } finally {
    await connection.run("detach rewritten");
  }
}

/** Puts the copy in the place of the database, which nobody has open, in one step. */
export async function placeCopy(file: string): Promise<void> {
  // What is not in the file yet would be lost, or be added to another one.
  if (existsSync(`${file}.wal`) || existsSync(`${partOf(file)}.wal`)) {
    throw new MachineError(
      `${file}: it was not closed well, and is left as it is. Run it once more.`,
    );
  }
  await placeFile(partOf(file), file);
  await rm(`${file}.tmp`, { recursive: true, force: true });
}

/** Takes away what a process that was killed left of a copy. */
export async function removeCopy(file: string): Promise<void> {
  for (const left of [partOf(file), `${partOf(file)}.wal`]) await rm(left, { force: true });
}
