import path from "node:path";
import { open } from "node:fs/promises";
import iconv from "iconv-lite";
import type { FileSpec } from "../../config.js";
import { ConfigError, SchemaError } from "../../errors.js";
import { hashFile } from "../../hashFile.js";
import { openBytes, packingOf, type Packing } from "./bytes.js";
import { findEncodings } from "./encodings.js";
import { firstRecord } from "./header.js";
import { asSourceError, identityOf, readUnchanged } from "./identity.js";
import { unpackingError } from "./unpacking.js";

/** What must be known of a delivered file before its rows can be read. */
export interface Inspected {
  path: string;
  /** Tells whether the file is still the one that was inspected. */
  identity: string;
  /** SHA-256 of the file as delivered, hex. */
  sha256: string;
  packing: Packing;
  encoding: string;
  /** Line of column names, without its line end; empty for Parquet. */
  header: string;
}

const LONGEST_HEADER = 1 << 20;

/**
 * Reads a file from end to end, keeping nothing but its header.
 * @throws SourceError, SchemaError, ConfigError
 */
export async function inspectFile(file: string, spec: FileSpec): Promise<Inspected> {
  if (spec.encoding && !iconv.encodingExists(spec.encoding)) {
    throw new ConfigError(
      `Encoding "${String(spec.encoding)}" is not known. Use a name such as utf-8, windows-1252 or utf-16le.`,
    );
  }
  const identity = await identityOf(file).catch((error: unknown) => {
    throw asSourceError(file, error);
  });
  return readUnchanged(file, identity, async () => {
    const packing = packingOf(await firstBytes(file));
    const known = { path: file, identity, sha256: await hashFile(file), packing };
    if (packing === "parquet") return { ...known, encoding: "", header: "" };
    return { ...known, ...(await inspectText(file, packing, spec)) };
  });
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function inspectText(file: string, packing: Packing, spec: FileSpec) {
  const name = path.basename(file);
  const { start, isUtf8 } = await scanText(file, packing, spec).catch((error: unknown) => {
    throw unpackingError(file, error);
  });
  if (start.length === 0) {
    throw new SchemaError(`${name}: is empty. Deliver it again.`, { code: "empty" });
  }
  const encoding = spec.encoding
    ? plainName(spec.encoding)
    : (markedEncoding(start) ?? (isUtf8 ? UTF_8 : await unmarkedEncoding(file, packing, spec)));
  const text = iconv.decode(start, encoding);
  const header = firstRecord(text, spec);
  if (header.trim() === "") {
    throw new SchemaError(
      `${name}: the first line is empty. A line with column names belongs there.`,
      { code: "first_line_empty" },
    );
  }
  if (header.includes("\0")) {
    throw new SchemaError(
      `${name}: the first line holds NUL bytes. Declare \`encoding: "utf-16le"\` if that is what it is, or deliver it again.`,
      { code: "first_line_nul" },
    );
  }
  if (start.length === LONGEST_HEADER && header.length === text.length) {
    throw new SchemaError(
      `${name}: the first line does not end within a megabyte. Deliver a table with a line of column names and line ends.`,
      { code: "first_line_endless" },
    );
  }
  return { encoding, header };
}

async function scanText(file: string, packing: Packing, spec: FileSpec) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = Buffer.alloc(0);
  let isUtf8 = true;
  for await (const chunk of await openBytes(file, packing, spec)) {
    const bytes = chunk as Buffer;
    if (start.length < LONGEST_HEADER) {
      start = Buffer.concat([start, bytes.subarray(0, LONGEST_HEADER - start.length)]);
    }
    isUtf8 &&= isText(decoder, bytes, true);
  }
  return { start, isUtf8: isUtf8 && isText(decoder, new Uint8Array(), false) };
}

function isText(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

export const UTF_8 = "utf-8";

/** `UTF8` and the like are read as `utf-8` is: by DuckDB, which tells bytes that are none. */
function plainName(encoding: string): string {
  return encoding.toLowerCase().replaceAll(/[^a-z0-9]/g, "") === "utf8" ? UTF_8 : encoding;
}

function markedEncoding(start: Buffer): string | null {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  return start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : null;
}

/**
 * Files that say nothing and are not UTF-8 are what Windows programs write here.
 * @throws SchemaError where many lines are UTF-8: as the one or the other, names would be spoiled
 */
async function unmarkedEncoding(file: string, packing: Packing, spec: FileSpec): Promise<string> {
  const { utf8, other } = await findEncodings(await openBytes(file, packing, spec));
  if (!isMixed(utf8.count, other.count)) return "windows-1252";
  throw new SchemaError(
    `${path.basename(file)}: holds two encodings, UTF-8 (first on line ${utf8.first}) and another (first on line ${other.first}). Deliver it in one, or declare its \`encoding\`, so that lines that are not in it go to quarantine.`,
    { code: "two_encodings", utf8Line: utf8.first, otherLine: other.first },
  );
}

/**
 * A name that was spoiled before it came here (`ZoÃ«`), or a capital letter and a hard blank after
 * it, look like UTF-8 on a few lines of a file that is none. Two exports joined have many of each.
 */
function isMixed(utf8Count: number, otherCount: number): boolean {
  const isFew = utf8Count * 10 <= utf8Count + otherCount;
  const isChance = utf8Count < 3 && utf8Count < otherCount;
  return utf8Count > 0 && !isFew && !isChance;
}
