import { DuckDBInstance } from "@duckdb/node-api";

/**
 * Opens a warehouse to read, and closes it again.
 * @returns null where that can be done, else why not: the process that has it open, or what DuckDB says
 */
export async function probeWarehouse(
  file: string,
): Promise<{ heldBy?: number; says: string } | null> {
  try {
    const instance = await DuckDBInstance.create(file, { access_mode: "READ_ONLY" });
    instance.closeSync();
    return null;
  } catch (error) {
    const [says = ""] = (error as Error).message.split("\n", 1);
    const holder = /PID (\d+)/.exec((error as Error).message)?.[1];
    return holder ? { heldBy: Number(holder), says } : { says };
  }
}
