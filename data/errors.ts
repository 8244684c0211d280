import type { Refusal, RefusalReason } from "./refusal.js";

/** The configuration cannot be used as it is; a person must change it. Never retried. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** A feed could not be read just now: a file not there yet, a server down. The only error that is retried. */
export class SourceError extends Error {
  override readonly name = "SourceError";
}

/** What was delivered does not keep the source's contract. Never retried: the same bytes fail again. */
export class SchemaError extends Error {
  override readonly name = "SchemaError";
  readonly refusal: Refusal;

  constructor(message: string, { cause, code, ...values }: RefusalReason & { cause?: unknown }) {
    super(message, cause === undefined ? undefined : { cause });
    this.refusal = { message, code, values };
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
