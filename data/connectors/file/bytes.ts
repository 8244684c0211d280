import path from "node:path";
import { createReadStream } from "node:fs";
import { open, type Entry, type ZipFile } from "yauzl";
import { createGunzip } from "node:zlib";
import { pipeline } from "node:stream/promises";
import type { Readable } from "node:stream";
import { SchemaError, SourceError } from "../../errors.js";

/** What a file holds once it is unpacked, told by its first bytes rather than by its name. */
export type Packing = "gzip" | "zip" | "parquet" | "none";

export function packingOf(firstBytes: Buffer): Packing {
  if (firstBytes.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) return "gzip";
  if (firstBytes.subarray(0, 4).toString("latin1") === "PK\u0003\u0004") return "zip";
  if (firstBytes.subarray(0, 4).toString("latin1") === "PAR1") return "parquet";
  return "none";
}

/** The unpacked bytes of a file, as a stream: memory stays bounded whatever its size. */
export async function openBytes(file: string, packing: Packing): Promise<Readable> {
  if (packing === "zip") return openZip(file);
  const raw = createReadStream(file);
  if (packing !== "gzip") return raw;
  const unpacked = createGunzip();
  // The reader of `unpacked` meets a failure of either; here it is only kept from going unhandled.
  pipeline(raw, unpacked).catch(() => undefined);
  return unpacked;
}

async function openZip(file: string): Promise<Readable> {
  const archive = await new Promise<ZipFile>((resolve, reject) =>
    open(file, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error
        ? reject(new SourceError(`${path.basename(file)}: not a readable zip.`, { cause: error }))
        : resolve(zip),
    ),
  );
  const entry = await onlyFile(archive, file);
  const stream = await new Promise<Readable>((resolve, reject) =>
    archive.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  stream.once("close", () => archive.close());
  return stream;
}

/** @throws SchemaError where the archive holds no file or more than one. */
function onlyFile(archive: ZipFile, file: string): Promise<Entry> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    archive.on("error", (cause) =>
      reject(new SchemaError(`${path.basename(file)}: a broken zip.`, { cause })),
    );
    archive.on("entry", (entry: Entry) => {
      if (!entry.fileName.endsWith("/")) entries.push(entry);
      archive.readEntry();
    });
    archive.on("end", () => {
      const [entry] = entries;
      if (entry && entries.length === 1) return resolve(entry);
      archive.close();
      reject(
        new SchemaError(
          `${path.basename(file)}: holds ${entries.length} files. Deliver one file in each zip.`,
        ),
      );
    });
    archive.readEntry();
  });
}
