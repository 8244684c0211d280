import { createWriteStream } from "node:fs";
import { constants, crc32, deflateRawSync, gzipSync } from "node:zlib";

export interface Entry {
  name: string;
  text: string;
  encrypted?: boolean;
  /** What the directory says of the unpacked size. */
  claimed?: number;
}

/** A zip by hand, faults and all, as no program would make it. */
export function zip(entries: Entry[]): Buffer {
  return archive(
    entries.map(({ name, text, encrypted, claimed }) => ({
      name,
      flags: encrypted ? 1 : 0,
      data: deflateRawSync(text),
      sum: crc32(text),
      size: claimed ?? Buffer.byteLength(text),
    })),
  );
}

/** A zip whose one entry unpacks to `head` and then that many millions of the letter `a`. */
export function zipBomb(head: string, millions: number, claimed?: number): Buffer {
  const million = "a".repeat(1_000_000);
  const flush = { finishFlush: constants.Z_FULL_FLUSH };
  const block = deflateRawSync(million, flush);
  const data = [deflateRawSync(head, flush), ...Array<Buffer>(millions).fill(block)];
  let sum = crc32(head);
  for (let n = 0; n < millions; n++) sum = crc32(million, sum);
  const size = claimed ?? head.length + millions * million.length;
  const packed = Buffer.concat([...data, Buffer.from([3, 0])]);
  return archive([{ name: "leden.csv", flags: 0, data: packed, sum, size }]);
}

/** Writes a gzip of `head`, so many times ten million letters `a`, and `tail`. */
export async function writeGzip(file: string, head: string, tensOfMillions: number, tail: string) {
  const block = gzipSync("a".repeat(10_000_000));
  const target = createWriteStream(file);
  target.write(gzipSync(head));
  for (let n = 0; n < tensOfMillions; n++) target.write(block);
  target.end(gzipSync(tail));
  await new Promise<void>((resolve, reject) =>
    target.once("finish", resolve).once("error", reject),
  );
}

interface Packed {
  name: string;
  flags: number;
  data: Buffer;
  sum: number;
  size: number;
}

function archive(files: Packed[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, flags, data, sum, size } of files) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(sum, 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(name.length, 22);
    const body = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const entry = [Buffer.from("PK\u0001\u0002\u0014\u0000"), common, tail, Buffer.from(name)];
    directory.push(Buffer.concat(entry));
    bodies.push(body);
    offset += body.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, ...directory, Buffer.from("PK\u0005\u0006"), end]);
}
