import { rm } from "node:fs/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Feed } from "../config.js";
import { defineKinds } from "../personal/values.js";
import { literal } from "../sql.js";
import type { Delivery } from "./delivery.js";
import { defineHmac } from "./hash.js";
import { mapRows } from "./mapRows.js";
import { selectRows } from "./selectRows.js";
import { sqlError } from "./sqlError.js";

interface LandedRows {
  readCount: number;
  /** Columns that the configuration names to be left at the door, and that were there. */
  dropped: string[];
}

/**
 * Writes the rows of a delivery to `target`, as text: the declared columns only, member numbers hashed.
 * @throws SchemaError where a column holds what is personal and may not come in
 */
export async function landRows(
  feed: Feed,
  deliveries: Delivery[],
  key: Buffer | null,
  target: string,
): Promise<LandedRows> {
  const instance = await DuckDBInstance.create(":memory:", { temp_directory: "" });
  const connection = await instance.connect();
  try {
    if (key) await defineHmac(connection, key);
    await defineKinds(connection);
    const { rows, dropped } = feed.select
      ? await selectRows(connection, feed, deliveries)
      : await mapRows(connection, feed, deliveries);
    await connection
      .run(`copy (${rows}) to ${literal(target)} (format parquet, compression zstd)`)
      .catch((error: unknown) => {
        throw sqlError(error);
      });
    const counted = await connection.runAndReadAll(
      `select count(*)::double as n from read_parquet(${literal(target)})`,
    );
    return { readCount: Number(counted.getRowObjects()[0]?.n), dropped };
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
