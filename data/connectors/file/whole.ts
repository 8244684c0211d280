import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { SchemaError } from "../../errors.js";
import type { Ending } from "./lines.js";

/**
 * A table that stops halfway a line is half a delivery, of which the rest would be missed by nobody.
 * @throws SchemaError
 */
export async function assertWhole(
  connection: DuckDBConnection,
  file: string,
  ending: Ending,
): Promise<void> {
  const name = path.basename(file);
  const { openPlace, openLine, quoteLine, lastLine } = ending;
  if (quoteLine !== null && quoteLine < lastLine) {
    throw new SchemaError(
      `${name}: the quotation mark that opens on line ${quoteLine} is never closed, so that the ${lastLine - quoteLine} lines after it cannot be told apart. Deliver the whole file, or mend that line.`,
      { code: "open_quote", line: quoteLine },
    );
  }
  if (openPlace === null) return;
  const found = await connection.runAndReadAll(
    "select error_type::varchar as fault from reject_errors where line = $1",
    [openPlace],
  );
  const faults = found.getRowObjectsJson().map((row) => row.fault);
  const isShort = faults.includes("MISSING COLUMNS") && !faults.includes("UNQUOTED VALUE");
  if (quoteLine === null && !isShort) return;
  throw new SchemaError(
    `${name}: stops halfway line ${openLine}, the last one, as a file does that was cut off. Deliver the whole file; if it is whole, end that line with a line end.`,
    { code: "cut_off", line: openLine },
  );
}
