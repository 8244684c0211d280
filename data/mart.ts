import type { z } from "zod";

/** One table that is computed: its promise to readers, and the SQL that keeps it. */
export interface Mart<Schema extends z.ZodObject = z.ZodObject> {
  /** `snake_case`; equals the file name, the table `mart.<name>` and `<name>.parquet`. */
  name: string;
  /** False for a helper table that no reader sees. */
  published: boolean;
  /** Ends in "One row per ...". */
  description: string;
  /** Columns that identify a row; never null. */
  grain: string[];
  /** Tables the SQL reads: `source.<name>`, `mart.<name>`, `meta.<name>`, `frozen.<name>`. */
  inputs: string[];
  /** True where the rows of a snapshot depend on that snapshot alone, so that a new month costs a month. */
  perSnapshot: boolean;
  /** Columns with their types, bounds and descriptions. */
  schema: Schema;
  /** Its rows; where there is `complete`, what those are made from. */
  sql: string;
  /** Makes the rows of one snapshot (of the whole, where the mart is made whole) where SQL cannot. */
  complete?: (selected: never[]) => z.infer<Schema>[];
  /** Names what `complete` is written in: where that changes, its rows are made again. */
  code?: string;
}
