import {
  columnFromArray,
  dateDay,
  dictionary,
  float64,
  int32,
  tableFromColumns,
  tableToIPC,
  utf8,
} from "@uwdata/flechette";
import type { Warehouse } from "../../data/warehouse/database.js";

/** Rows of a query as an Arrow IPC stream: small, typed, read by the pages without a parser. */
export async function queryToArrow(warehouse: Warehouse, sql: string): Promise<Uint8Array> {
  const reader = await warehouse.connection.runAndReadAll(sql);
  const types = reader.columnTypes().map(String);
  const values = reader.getColumnsJS() as unknown[][];
  const columns = reader.columnNames().map((name, place) => {
    const column = (values[place] ?? []).map(plain);
    return [name, columnFromArray(column, typeFor(types[place] ?? ""))] as const;
  });
  const bytes = tableToIPC(tableFromColumns(columns.map(([name, column]) => [name, column])), {
    format: "stream",
  });
  if (!bytes) throw new Error("Arrow made no bytes");
  return bytes;
}

function typeFor(type: string) {
  if (type === "DOUBLE") return float64();
  if (type === "DATE") return dateDay();
  if (type === "BIGINT") return int32();
  // Codes and names repeat: a dictionary makes the file a third as large.
  return dictionary(utf8(), int32());
}

function plain(value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}
