import { access, mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { extract } from "tar";
import { ConfigError } from "../../data/errors.js";
import { CONTENTS, type Contents } from "./contents.js";
import { inspectBackup } from "./inspect.js";

const PART = "restore.part";

/** What may be in `var/` of a folder where nothing was ever taken in. */
const NOTHING = [/^(restore\.part|site|workflows|completion\.json)$/, /\.lock$/];

export interface Restored extends Contents {
  folder: string;
  configFile: string;
  /** Where the configuration that stood in its place is now. */
  replaced: string | null;
}

/**
 * Puts a backup back into a folder without a `var/`, or with an empty one.
 * @throws ConfigError, and leaves the folder as it was
 */
export async function restoreBackup(
  file: string,
  folder: string,
  onProgress: (done: number, total: number) => void,
): Promise<Restored> {
  const varFolder = path.resolve(folder, "var");
  const inWay = (await readdir(varFolder).catch(() => [])).filter(
    (name) => !NOTHING.some((nothing) => nothing.test(name)),
  );
  if (inWay.length > 0) {
    throw new ConfigError(
      `${varFolder} is not empty (${inWay[0]}). Restore into another folder with --into, or move it away.`,
    );
  }
  const contents = await inspectBackup(file);
  const part = path.join(varFolder, PART);
  try {
    await rm(part, { recursive: true, force: true });
    await mkdir(part, { recursive: true });
    await unpack(file, part, contents.fileCount, onProgress);
    const configFile = path.resolve(folder, contents.config.file);
    const replaced = await makeWay(configFile);
    await rename(path.join(part, contents.config.file), configFile);
    for (const name of await readdir(path.join(part, "var"))) {
      await rename(path.join(part, "var", name), path.join(varFolder, name));
    }
    return { ...contents, folder, configFile, replaced };
  } catch (error) {
    throw told(error);
  } finally {
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function unpack(
  file: string,
  part: string,
  fileCount: number,
  onProgress: (done: number, total: number) => void,
) {
  let done = 0;
  await extract({
    file,
    cwd: part,
    strict: true,
    filter: (name) => name !== CONTENTS,
    onReadEntry: () => onProgress(done++, fileCount),
  });
}

async function makeWay(configFile: string): Promise<string | null> {
  const isThere = await access(configFile).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  const replaced = `${configFile}.before-restore`;
  await rename(configFile, replaced);
  return replaced;
}

function told(error: unknown): unknown {
  const { code, path: at = "the folder" } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  return new ConfigError(`${at}: cannot be written (${code}). Mend that and restore again.`, {
    cause: error,
  });
}
