import { open, rename, writeFile } from "node:fs/promises";

/**
 * Puts a file that was written beside its place there, in one step: a reader sees the old one or the
 * whole new one, after a power cut too.
 */
export async function placeFile(part: string, file: string): Promise<void> {
  const handle = await open(part, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
}

/** Replaces a file by this text in one step. */
export async function replaceFile(file: string, text: string): Promise<void> {
  await writeFile(`${file}.part`, text);
  await placeFile(`${file}.part`, file);
}
