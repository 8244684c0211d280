import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { glob } from "tinyglobby";

const compress = promisify(brotliCompress);

/**
 * How hard to try. Pages are compressed once a change of them; figures at each publication, where the
 * hardest takes sixty times as long for 7 % less.
 */
const QUALITY = { pages: 11, figures: 5 };

/** Below this an answer fits in one packet as it is. */
const LEAST = 1000;

/** Puts a `.br` beside every file of a built site that gets smaller by it; a web server sends that. */
export async function compressPages(folder: string): Promise<void> {
  for (const name of await glob("**/*.{html,js,css,json,svg,wasm}", { cwd: folder, dot: true })) {
    const file = path.join(folder, name);
    await compressFile(file, await readFile(file), "pages");
  }
}

/** Writes a file and, where it gets smaller by it, a `.br` beside it. */
export async function writeCompressed(file: string, content: Uint8Array | string): Promise<void> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  await writeFile(file, bytes);
  await compressFile(file, bytes, "figures");
}

async function compressFile(file: string, bytes: Uint8Array, kind: keyof typeof QUALITY) {
  if (bytes.length < LEAST) return;
  const packed = await compress(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: QUALITY[kind],
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  if (packed.length < bytes.length) await writeFile(`${file}.br`, packed);
}
