import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import iconv from "iconv-lite";
import pLimit from "p-limit";
import type { FileSpec } from "../../config.js";
import { MachineError } from "../../errors.js";
import { openBytes } from "./bytes.js";
import { UTF_8, type Inspected } from "./inspect.js";
import { makePipeFolder } from "./pipeFolder.js";

const run = promisify(execFile);

/**
 * A reader that waits for text keeps one of the four threads that Node has for files and databases
 * alike. With two of them there is always a thread for the writer they wait for.
 */
const inTurn = pLimit(2);

/**
 * Gives `read` a path from which the file's text comes as UTF-8. It is a named pipe, so that
 * columns nobody declared (names, addresses) are read past and never written to a disk.
 * @param pass gives what is written of each part of the text
 */
export function withTextPipe<Result>(
  file: Inspected,
  spec: FileSpec,
  pass: (bytes: Uint8Array) => Uint8Array,
  read: (pipe: string) => Promise<Result>,
): Promise<Result> {
  return inTurn(() => throughPipe(file, spec, pass, read));
}

async function throughPipe<Result>(
  file: Inspected,
  spec: FileSpec,
  pass: (bytes: Uint8Array) => Uint8Array,
  read: (pipe: string) => Promise<Result>,
): Promise<Result> {
  const folder = await makePipeFolder();
  const pipe = path.join(folder, "text");
  const stop = new AbortController();
  try {
    await makePipe(pipe);
    let cause: unknown;
    const written = writeText(file, spec, pipe, pass, stop.signal);
    // Awaited below; a failure meanwhile also ends the reader, whose error would hide the cause.
    written.catch((error: NodeJS.ErrnoException) => {
      // Of a reader that ended first, whose own error says why.
      if (error.code !== "EPIPE") cause ??= error;
    });
    const result = await read(pipe).catch(async (error: unknown) => {
      const first = cause ?? error;
      stop.abort();
      await Promise.race([written.catch(() => undefined), openOnce(pipe)]);
      throw first;
    });
    await written;
    return result;
  } finally {
    stop.abort();
    await rm(folder, { recursive: true, force: true });
  }
}

async function makePipe(pipe: string) {
  await run("mkfifo", ["-m", "600", pipe]).catch((error: NodeJS.ErrnoException) => {
    throw new MachineError(
      error.syscall?.startsWith("spawn")
        ? "mkfifo: is not there. Install it: it belongs to coreutils, or to busybox."
        : `${path.dirname(pipe)}: a named pipe cannot be made there. Set TMPDIR to a folder on a disk of this machine.`,
      { cause: error },
    );
  });
}

async function writeText(
  file: Inspected,
  spec: FileSpec,
  pipe: string,
  pass: (bytes: Uint8Array) => Uint8Array,
  signal: AbortSignal,
) {
  const bytes = await openBytes(file.path, file.packing, spec);
  const target = createWriteStream(pipe);
  const passed = new Transform({
    transform(chunk: Buffer, _, done) {
      try {
        done(null, pass(chunk));
      } catch (error) {
        done(error as Error);
      }
    },
  });
  if (file.encoding === UTF_8) return pipeline(bytes, passed, target, { signal });
  const decode = iconv.decodeStream(file.encoding);
  return pipeline(bytes, decode, iconv.encodeStream(UTF_8), passed, target, { signal });
}

/** Lets a writer that still waits for a reader go on, so that it can meet its abort. */
async function openOnce(pipe: string) {
  const handle = await open(pipe, "r+");
  await handle.close();
}
