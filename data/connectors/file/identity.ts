import { stat } from "node:fs/promises";
import path from "node:path";
import { SourceError } from "../../errors.js";

/** Tells a file from the same file after any change, and from another one in its place. */
export async function identityOf(file: string): Promise<string> {
  const { ino, size, mtimeNs, ctimeNs } = await stat(file, { bigint: true });
  return [ino, size, mtimeNs, ctimeNs].join(" ");
}

/**
 * Reads a file in full, sure that it stays as it was when `identity` was taken.
 * @throws SourceError where it changed meanwhile, whatever else went wrong, or cannot be read
 */
export async function readUnchanged<Result>(
  file: string,
  identity: string,
  read: () => Promise<Result>,
): Promise<Result> {
  try {
    const result = await read();
    await assertSame(file, identity);
    return result;
  } catch (error) {
    await assertSame(file, identity);
    throw asSourceError(file, error);
  }
}

async function assertSame(file: string, identity: string) {
  const found = await identityOf(file).catch((error: unknown) => {
    throw asSourceError(file, error);
  });
  if (found === identity) return;
  throw new SourceError(
    `${path.basename(file)}: changed while it was read. Deliver it under another name, and give it this one when it is whole.`,
  );
}

const REASONS: Record<string, string> = {
  EACCES: "may not be read. Give the user under whom this runs the right to read it",
  EPERM: "may not be read. Give the user under whom this runs the right to read it",
  ENOENT: "is gone. Deliver it again",
};

/**
 * What the file system refuses of this file can be otherwise in a while; other errors, and those of
 * another file, are left as they are.
 */
export function asSourceError(file: string, error: unknown): unknown {
  const { code, syscall, path: named } = error as NodeJS.ErrnoException;
  if (error instanceof SourceError || code === undefined || syscall === undefined) return error;
  if (named !== undefined && path.resolve(named) !== path.resolve(file)) return error;
  const reason = REASONS[code] ?? `cannot be read just now (${code}). Look at its disk or share`;
  return new SourceError(`${path.basename(file)}: ${reason}.`, { cause: error });
}
