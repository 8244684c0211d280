import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, open } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import iconv from "iconv-lite";
import pLimit from "p-limit";
import { openBytes } from "./bytes.js";
import type { Inspected } from "./inspect.js";

const run = promisify(execFile);

/**
 * A reader that waits for text keeps one of the four threads that Node has for files and databases
 * alike. With two of them there is always a thread for the writer they wait for.
 */
const inTurn = pLimit(2);

/**
 * Gives `read` a path from which the file's text comes as UTF-8. It is a named pipe, so that
 * columns nobody declared (names, addresses) are read past and never written to a disk.
 * @param watch sees the text as it passes
 */
export function withTextPipe<Result>(
  file: Inspected,
  watch: (bytes: Uint8Array) => void,
  read: (pipe: string) => Promise<Result>,
): Promise<Result> {
  return inTurn(() => throughPipe(file, watch, read));
}

async function throughPipe<Result>(
  file: Inspected,
  watch: (bytes: Uint8Array) => void,
  read: (pipe: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-"));
  const pipe = path.join(folder, "text");
  const stop = new AbortController();
  try {
    await run("mkfifo", ["-m", "600", pipe]);
    const written = writeText(file, pipe, watch, stop.signal);
    // Awaited below; a failure meanwhile also ends the reader, whose error would hide the cause.
    written.catch(() => undefined);
    const result = await read(pipe).catch(async (error: unknown) => {
      stop.abort();
      await Promise.race([written.catch(() => undefined), openOnce(pipe)]);
      throw error;
    });
    await written;
    return result;
  } finally {
    stop.abort();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeText(
  file: Inspected,
  pipe: string,
  watch: (bytes: Uint8Array) => void,
  signal: AbortSignal,
) {
  const bytes = await openBytes(file.path, file.packing);
  const target = createWriteStream(pipe);
  const watched = new Transform({
    transform(chunk: Buffer, _, done) {
      watch(chunk);
      done(null, chunk);
    },
  });
  if (file.encoding === "utf-8") return pipeline(bytes, watched, target, { signal });
  const decode = iconv.decodeStream(file.encoding);
  return pipeline(bytes, decode, iconv.encodeStream("utf-8"), watched, target, { signal });
}

/** Lets a writer that still waits for a reader go on, so that it can meet its abort. */
async function openOnce(pipe: string) {
  const handle = await open(pipe, "r+");
  await handle.close();
}
