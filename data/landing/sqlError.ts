import { tellable } from "../duckdbError.js";
import { MachineError, SchemaError } from "../errors.js";
import { asMachineError } from "../machineError.js";

/** What went wrong while rows were made, without any value of them. */
export function sqlError(error: unknown): unknown {
  const known = asMachineError(error);
  if (known instanceof MachineError) return known;
  return new SchemaError(
    `The rows cannot be kept (${tellable(error)}). Mend the SQL of the feed, or the delivery.`,
    { code: "sql_failed" },
  );
}
