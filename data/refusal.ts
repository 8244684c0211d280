import type { PersonalKind } from "./personal/kinds.js";

/** Nothing is told besides. */
type None = object;

/**
 * Why a delivery can be refused, and what is told besides: line numbers, counts, names of columns.
 * Never a value of a row. Pages say each in words of their own.
 */
export interface RefusalValues {
  // The file, or what it is packed in.
  empty: None;
  damaged: None;
  locked: None;
  too_large: { most: number };
  not_one_file: { count: number };
  outside_archive: None;
  unknown_packing: None;
  // Its text.
  two_encodings: { utf8Line: number; otherLine: number };
  cut_off: { line: number };
  open_quote: { line: number };
  too_many_blank_lines: { most: number };
  unreadable: None;
  // Its line of column names.
  first_line_empty: None;
  first_line_nul: None;
  first_line_endless: None;
  too_many_columns: { columns: number; most: number };
  no_header: { column: string };
  no_column: { column: string };
  two_columns: { column: string };
  // What of people it holds, besides what was asked for; `#6` is a column that is not called by its name.
  personal_column: { column: string; looks: PersonalKind };
  personal_mapped: { column: string; target: string; looks: PersonalKind };
  // Its rows.
  no_rows: None;
  all_rejected: { read: number };
  /** `most` is a share, 0..1. */
  too_many_rejected: { read: number; rejected: number; most: number };
  // The SQL of the feed.
  select_without_columns: None;
  sql_failed: None;
}

export type RefusalCode = keyof RefusalValues;

/** A code with the values that belong to it. */
export type RefusalReason = {
  [Code in RefusalCode]: { code: Code } & RefusalValues[Code];
}[RefusalCode];

/** Why a delivery was not taken: the sentence for the data team, and the same for pages. */
export interface Refusal {
  message: string;
  /** Null in records of before version 0.2. */
  code: RefusalCode | null;
  values: Record<string, string | number>;
}
