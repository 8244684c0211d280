/** The configuration cannot be used as it is; a person must change it. Never retried. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** A feed could not be read just now: a file not there yet, a server down. The only error that is retried. */
export class SourceError extends Error {
  override readonly name = "SourceError";
}

/** Why a delivery is refused, for pages that say it in words of their own. */
export type RefusalCode =
  // The file, or what it is packed in.
  | "empty"
  | "damaged"
  | "locked"
  | "too_large"
  | "not_one_file"
  | "outside_archive"
  | "unknown_packing"
  // Its text.
  | "two_encodings"
  | "cut_off"
  | "open_quote"
  | "too_many_blank_lines"
  | "unreadable"
  // Its line of column names.
  | "first_line_empty"
  | "first_line_nul"
  | "first_line_endless"
  | "too_many_columns"
  | "no_header"
  | "no_column"
  | "two_columns"
  // Its rows.
  | "no_rows"
  | "all_rejected"
  | "too_many_rejected"
  // The SQL of the feed.
  | "select_without_columns"
  | "sql_failed";

interface Refusal {
  code: RefusalCode;
  /** What the sentence tells besides: line numbers, counts, names of columns. Never a value of a row. */
  values?: Record<string, string | number>;
  cause?: unknown;
}

/** What was delivered does not keep the source's contract. Never retried: the same bytes fail again. */
export class SchemaError extends Error {
  override readonly name = "SchemaError";
  readonly code: RefusalCode;
  readonly values: Record<string, string | number>;

  constructor(message: string, { code, values = {}, cause }: Refusal) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.values = values;
  }
}

/** A table that was made breaks a promise of its own. Never retried. */
export class CheckError extends Error {
  override readonly name = "CheckError";
}

/** The machine cannot do it: no room on the disk, no permission. A person must see to it. Never retried. */
export class MachineError extends Error {
  override readonly name = "MachineError";
}

const KNOWN = [ConfigError, SourceError, SchemaError, CheckError, MachineError];

/** True for the errors above: they carry a sentence for a person, and never a value of a row. */
export function isKnown(error: unknown): error is InstanceType<(typeof KNOWN)[number]> {
  return KNOWN.some((kind) => error instanceof kind);
}
