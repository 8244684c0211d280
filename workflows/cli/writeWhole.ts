import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { ConfigError } from "../../data/errors.js";

/** Where a file is written until it is whole. */
export function partOf(file: string): string {
  return `${path.resolve(file)}.part`;
}

/**
 * Writes a file whole, or not at all.
 *
 * @param write gets the path that it should write to
 * @throws ConfigError where there is no such folder, or no right to write
 */
export async function writeWhole(
  file: string,
  write: (part: string) => Promise<unknown>,
): Promise<void> {
  const part = partOf(file);
  try {
    await write(part);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw told(error, file);
  }
}

function told(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  return new ConfigError(`${file} cannot be written (${code}). Name another file.`, {
    cause: error,
  });
}
