import type { Inspected } from "../connectors/file/index.js";

/** The files of a feed that one name of its configuration stands for. */
export interface Delivery {
  name: string;
  files: Inspected[];
}

/** SQL of the rows that are to land, and the columns that were left at the door. */
export interface ReadyRows {
  rows: string;
  dropped: string[];
}
