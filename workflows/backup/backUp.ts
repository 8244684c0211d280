import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { create } from "tar";
import { ConfigError } from "../../data/errors.js";
import type { Workplace } from "../../data/loadConfig.js";
import { software } from "../software.js";
import { CONTENTS, type Contents } from "./contents.js";
import { filesToKeep } from "./listFiles.js";

export interface Backup extends Contents {
  file: string;
  byteCount: number;
}

/**
 * Writes what cannot be made again to one `.tar.gz`: configuration, landing, the current publication
 * and small records. Beside it first, so that a file of that name is always a whole backup.
 * @throws ConfigError where there is nothing to keep, or the file cannot be written
 */
export async function backUp(
  workplace: Workplace,
  file: string,
  onProgress: (done: number, total: number) => void,
): Promise<Backup> {
  const target = path.resolve(file);
  const { varFolder } = workplace;
  if (!path.relative(varFolder, target).startsWith("..")) {
    throw new ConfigError(`${file} lies within ${varFolder}. Keep a backup outside of it.`);
  }
  const kept = await filesToKeep(varFolder);
  if (kept.length === 0) {
    throw new ConfigError(`${varFolder} is empty, so there is nothing to back up.`);
  }
  const contents = await contentsOf(workplace, kept.length + 1);
  const record = path.join(varFolder, `${CONTENTS}.part`);
  await writeFile(record, `${JSON.stringify(contents, null, 2)}\n`);
  try {
    const files = [path.join(path.basename(varFolder), `${CONTENTS}.part`)];
    files.push(contents.config.file, ...kept);
    await pack(path.dirname(workplace.configFile), files, target, onProgress);
  } catch (error) {
    await rm(`${target}.part`, { force: true }).catch(() => undefined);
    throw told(error, file);
  } finally {
    await rm(record, { force: true });
  }
  await rename(`${target}.part`, target);
  return { ...contents, file, byteCount: (await stat(target)).size };
}

async function contentsOf({ configFile }: Workplace, fileCount: number): Promise<Contents> {
  const sha256 = createHash("sha256")
    .update(await readFile(configFile))
    .digest("hex");
  const madeAt = new Date().toISOString();
  return { software, madeAt, fileCount, config: { file: path.basename(configFile), sha256 } };
}

async function pack(
  folder: string,
  files: string[],
  target: string,
  onProgress: (done: number, total: number) => void,
) {
  let done = 0;
  const archive = create(
    {
      cwd: folder,
      // What takes space is Parquet, which is compressed already.
      gzip: { level: 1 },
      portable: true,
      noDirRecurse: true,
      strict: true,
      // With more, tar 7.5 waits for ever where editions share files.
      jobs: 1,
      onWriteEntry(entry) {
        if (entry.path.endsWith(`${CONTENTS}.part`)) entry.path = CONTENTS;
        onProgress(done++, files.length);
      },
    },
    files,
  );
  await mkdir(path.dirname(target), { recursive: true });
  // For its owner only: it holds what is known of members.
  await pipeline(Readable.from(archive), createWriteStream(`${target}.part`, { mode: 0o600 }));
}

function told(error: unknown, file: string): unknown {
  const { code, path: at = file } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  return new ConfigError(`${at}: the backup cannot be made (${code}). Mend that and try again.`, {
    cause: error,
  });
}
