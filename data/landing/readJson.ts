import { readdir, readFile } from "node:fs/promises";
import { MachineError } from "../errors.js";
import { asMachineError } from "../machineError.js";

/**
 * What a file of landing says; null where there is none. A person's decision that cannot be read is
 * never taken for one that was not made.
 * @throws MachineError naming the file
 */
export async function readJson<Value>(file: string): Promise<Value | null> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw unreadable(file, error);
  });
  if (text === null) return null;
  try {
    return JSON.parse(text) as Value;
  } catch (cause) {
    throw new MachineError(
      `${file}: is no JSON. Mend it, put it back from a backup, or take it away.`,
      { cause },
    );
  }
}

/** Names in a folder of landing, sorted; none where there is no such folder. */
export async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw unreadable(folder, error);
  });
  return names.sort();
}

function unreadable(place: string, error: NodeJS.ErrnoException): unknown {
  const known = asMachineError(error);
  if (known instanceof MachineError) return known;
  return new MachineError(`${place}: cannot be read (${error.code}). Look at its disk.`, {
    cause: error,
  });
}
