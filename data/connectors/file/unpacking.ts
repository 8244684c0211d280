import path from "node:path";
import { MachineError, SchemaError, SourceError } from "../../errors.js";
import { asMachineError } from "../../machineError.js";
import { asSourceError } from "./identity.js";

/** A file that unpacks to more than it may: a mistake, or one made to fill a disk. */
export function tooMuch(file: string, most: number): SchemaError {
  return new SchemaError(
    `${path.basename(file)}: unpacks to more than ${most.toLocaleString("en")} bytes. Deliver less in one file, or raise maxUnpacked of the file in the configuration.`,
    { code: "too_large", most },
  );
}

export function damaged(file: string, cause?: unknown): SchemaError {
  return new SchemaError(
    `${path.basename(file)}: cannot be unpacked, it is cut off or damaged. Deliver it again.`,
    { code: "damaged", cause },
  );
}

/** What went wrong while a file was unpacked, as a sentence. */
export function unpackingError(file: string, error: unknown): Error {
  const known = asMachineError(asSourceError(file, error));
  const told = [SchemaError, SourceError, MachineError].find((kind) => known instanceof kind);
  return told ? (known as Error) : damaged(file, error);
}
