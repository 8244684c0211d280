import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FileSpec } from "../../config.js";
import { tooMuch } from "./unpacking.js";
import { openZip } from "./zip.js";

/** What a file holds once it is unpacked, told by its first bytes rather than by its name. */
export type Packing = "gzip" | "zip" | "parquet" | "none";

export function packingOf(firstBytes: Buffer): Packing {
  if (firstBytes.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) return "gzip";
  const mark = firstBytes.subarray(0, 4).toString("latin1");
  // The second mark is that of a zip that holds nothing.
  if (mark === "PK\u0003\u0004" || mark === "PK\u0005\u0006") return "zip";
  return mark === "PAR1" ? "parquet" : "none";
}

/** Bytes; the largest deliveries that are known unpack to a tenth of this. */
const MOST_UNPACKED = 20_000_000_000;

/**
 * The unpacked bytes of a file, as a stream: memory stays bounded whatever its size.
 * @throws SchemaError in the stream, where it cannot be unpacked or unpacks to too much
 */
export async function openBytes(file: string, packing: Packing, spec: FileSpec): Promise<Readable> {
  if (packing === "none" || packing === "parquet") return createReadStream(file);
  const most = spec.maxUnpacked ?? MOST_UNPACKED;
  const unpacked = limited(file, most);
  const steps =
    packing === "zip"
      ? await openZip(file, most)
      : [createReadStream(file), createGunzip({ chunkSize: 1 << 18 })];
  // The reader of `unpacked` meets a failure of any; here it is only kept from going unhandled.
  pipeline([...steps, unpacked]).catch(() => undefined);
  return unpacked;
}

function limited(file: string, most: number): Transform {
  let count = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      count += chunk.length;
      if (count > most) done(tooMuch(file, most));
      else done(null, chunk);
    },
  });
}
