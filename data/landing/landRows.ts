import { rm } from "node:fs/promises";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { Feed } from "../config.js";
import { defineKinds } from "../personal/values.js";
import { literal } from "../sql.js";
import type { Delivery, Hashing } from "./delivery.js";
import { defineForgotten } from "./dropForgotten.js";
import { defineHmac } from "./hash.js";
import { mapRows } from "./mapRows.js";
import { selectRows } from "./selectRows.js";
import { sqlError } from "./sqlError.js";

interface LandedRows {
  readCount: number;
  /** Columns that the configuration names to be left at the door, and that were there. */
  dropped: string[];
  /** Rows of people who are forgotten: they are left at the door too. */
  forgottenCount: number;
}

/** What is needed where rows are people. */
export interface PeopleOptions {
  key: Buffer;
  earlierKeys: Buffer[];
  /** Hashes of those who are forgotten. */
  forgotten: string[];
}

/**
 * Writes the rows of a delivery to `target`, as text: the declared columns only, member numbers hashed.
 * @throws SchemaError where a column holds what is personal and may not come in
 */
export async function landRows(
  feed: Feed,
  deliveries: Delivery[],
  people: PeopleOptions | null,
  target: string,
): Promise<LandedRows> {
  const instance = await DuckDBInstance.create(":memory:", { temp_directory: "" });
  const connection = await instance.connect();
  try {
    const hashing = await defineHashing(connection, people);
    await defineKinds(connection);
    const { rows, dropped, forgottenCount } = feed.select
      ? await selectRows(connection, feed, deliveries, hashing)
      : await mapRows(connection, feed, deliveries, hashing);
    await connection
      .run(`copy (${rows}) to ${literal(target)} (format parquet, compression zstd)`)
      .catch((error: unknown) => {
        throw sqlError(error);
      });
    const counted = await connection.runAndReadAll(
      `select count(*)::double as n from read_parquet(${literal(target)})`,
    );
    return { readCount: Number(counted.getRowObjects()[0]?.n), dropped, forgottenCount };
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function defineHashing(
  connection: DuckDBConnection,
  people: PeopleOptions | null,
): Promise<Hashing> {
  if (!people) return { earlier: [] };
  const { key, earlierKeys, forgotten } = people;
  await defineHmac(connection, key);
  await defineForgotten(connection, forgotten);
  // Only by these it can be told that somebody was forgotten before the key was changed.
  const needed = forgotten.length > 0 ? earlierKeys : [];
  const earlier = needed.map((_, nth) => `hmac_${nth}`);
  for (const [nth, name] of earlier.entries()) {
    await defineHmac(connection, needed[nth] as Buffer, name);
  }
  return { earlier };
}
