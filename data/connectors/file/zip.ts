import path from "node:path";
import { Transform, type Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { open, type Entry, type ZipFile } from "yauzl";
import { SchemaError } from "../../errors.js";
import { damaged, tooMuch, unpackingError } from "./unpacking.js";

/** Names that are looked at in an archive; the directory of one with more is not gone through. */
const MOST_NAMES = 1000;

/**
 * The one file of an archive, as the streams that unpack and check it.
 * @throws SchemaError where it holds none or several, or what is no plain file of that size
 */
export async function openZip(file: string, most: number): Promise<[Readable, Transform]> {
  const name = path.basename(file);
  const archive = await openArchive(file);
  try {
    const entry = await onlyFile(archive, name);
    if (entry.uncompressedSize > most) throw tooMuch(file, most);
    const stream = await openEntry(archive, entry, name);
    stream.once("close", () => archive.close());
    return [stream, checked(entry, file)];
  } catch (error) {
    archive.close();
    throw unpackingError(file, error);
  }
}

/** What a Mac or Windows adds to an archive unasked. */
const BY_SYSTEMS = /(^|\/)(__MACOSX\/.*|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

function openArchive(file: string): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false };
  return new Promise((resolve, reject) =>
    open(file, options, (error, archive) =>
      error ? reject(unpackingError(file, error)) : resolve(archive),
    ),
  );
}

function onlyFile(archive: ZipFile, name: string): Promise<Entry> {
  return new Promise((resolve, reject) => {
    let first: Entry | undefined;
    let count = 0;
    archive.on("error", (error: Error) => reject(faultOf(name, error)));
    archive.on("entry", (entry: Entry) => {
      if (!entry.fileName.endsWith("/") && !BY_SYSTEMS.test(entry.fileName)) {
        first ??= entry;
        count += 1;
      }
      archive.readEntry();
    });
    archive.on("end", () => (first && count === 1 ? resolve(first) : reject(notOne(name, count))));
    if (archive.entryCount > MOST_NAMES) reject(notOne(name, archive.entryCount));
    else archive.readEntry();
  });
}

function notOne(name: string, count: number): SchemaError {
  return new SchemaError(`${name}: holds ${count} files. Deliver one file in each zip.`, {
    code: "not_one_file",
    count,
  });
}

function openEntry(archive: ZipFile, entry: Entry, name: string): Promise<Readable> {
  if (entry.isEncrypted()) throw encrypted(name);
  if (!entry.canDecodeFileData()) {
    throw new SchemaError(
      `${name}: is packed in a way that cannot be unpacked here. Pack it as an ordinary zip, or as gzip.`,
      { code: "unknown_packing" },
    );
  }
  return new Promise((resolve, reject) =>
    archive.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
  );
}

/** yauzl holds the size against the directory, and leaves the checksum to its users. */
function checked(entry: Entry, file: string): Transform {
  let sum = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
    flush(done) {
      done(sum === entry.crc32 ? null : damaged(file));
    },
  });
}

function faultOf(name: string, error: Error): Error {
  if (/^(absolute path|invalid relative path|invalid characters in fileName)/.test(error.message)) {
    return new SchemaError(
      `${name}: names a file outside the archive. Nothing was unpacked; ask its sender for a zip with one plain file name.`,
      { code: "outside_archive", cause: error },
    );
  }
  return /encrypt/.test(error.message) ? encrypted(name) : error;
}

function encrypted(name: string): SchemaError {
  return new SchemaError(`${name}: is locked with a password. Deliver it without.`, {
    code: "locked",
  });
}
