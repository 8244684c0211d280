import type { Inspected } from "../connectors/file/index.js";

/** The files of a feed that one name of its configuration stands for. */
export interface Delivery {
  name: string;
  files: Inspected[];
}

/** SQL of the rows that are to land, and what was left at the door. */
export interface ReadyRows {
  rows: string;
  dropped: string[];
  /** Rows of people who are forgotten. */
  forgottenCount: number;
}

/** How a connection hashes: `hmac`, and `hmac_0`, ... for keys of before, where they are needed. */
export interface Hashing {
  /** Names of the functions for keys of before. */
  earlier: string[];
}
