import path from "node:path";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { createReadStream } from "node:fs";
import iconv from "iconv-lite";
import type { FileSpec } from "../../config.js";
import { ConfigError, SchemaError } from "../../errors.js";
import { openBytes, packingOf, type Packing } from "./bytes.js";
import { firstRecord } from "./header.js";

/** What must be known of a delivered file before its rows can be read. */
export interface Inspected {
  path: string;
  /** SHA-256 of the file as delivered, hex. */
  sha256: string;
  packing: Packing;
  encoding: string;
  /** Line of column names, without its line end; empty for Parquet. */
  header: string;
}

const LONGEST_HEADER = 1 << 20;

/** Reads a file once from end to end, keeping nothing but its header. */
export async function inspectFile(file: string, spec: FileSpec): Promise<Inspected> {
  const packing = packingOf(await firstBytes(file));
  const sha256 = await hashFile(file);
  if (packing === "parquet") return { path: file, sha256, packing, encoding: "", header: "" };
  if (spec.encoding && !iconv.encodingExists(spec.encoding)) {
    throw new ConfigError(
      `Encoding "${String(spec.encoding)}" is not known. Use a name such as utf-8, windows-1252 or utf-16le.`,
    );
  }
  const { start, isUtf8 } = await scanText(file, packing);
  const encoding = spec.encoding ?? encodingOf(start, isUtf8);
  const header = firstRecord(iconv.decode(start, encoding), spec);
  if (header.trim() === "") {
    throw new SchemaError(
      `${path.basename(file)}: the first line is empty. A line with column names belongs there.`,
    );
  }
  return { path: file, sha256, packing, encoding, header };
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

async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

async function scanText(file: string, packing: Packing) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = Buffer.alloc(0);
  let isUtf8 = true;
  try {
    for await (const chunk of await openBytes(file, packing)) {
      const bytes = chunk as Buffer;
      if (start.length < LONGEST_HEADER) {
        start = Buffer.concat([start, bytes.subarray(0, LONGEST_HEADER - start.length)]);
      }
      isUtf8 &&= isText(decoder, bytes, true);
    }
  } catch (cause) {
    if (cause instanceof SchemaError) throw cause;
    throw new SchemaError(
      `${path.basename(file)}: cannot be unpacked, it is cut off or damaged. Deliver it again.`,
      {
        cause,
      },
    );
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

/** Files that say nothing are UTF-8 if they can be, and otherwise what Windows programs write here. */
function encodingOf(start: Buffer, isUtf8: boolean): string {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  return isUtf8 ? "utf-8" : "windows-1252";
}
