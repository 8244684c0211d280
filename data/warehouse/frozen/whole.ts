import { MachineError } from "../../errors.js";
import { frozenNames } from "../../frozenTables.js";
import { hashFile } from "../../hashFile.js";
import { frozenPath, type Frozen } from "../../landing/frozen.js";

/** Path of the first frozen file that is missing or damaged; null where all are whole. */
export async function findDamaged(varFolder: string, frozen: Frozen): Promise<string | null> {
  for (const table of frozenNames) {
    const file = frozenPath(varFolder, frozen, table);
    const sha256 = await hashFile(file).catch(() => null);
    if (sha256 !== frozen.tables[table].sha256) return file;
  }
  return null;
}

/** @throws MachineError where a frozen file is missing or damaged */
export async function assertWhole(varFolder: string, frozen: Frozen): Promise<void> {
  const damaged = await findDamaged(varFolder, frozen);
  if (damaged === null) return;
  throw new MachineError(
    `${damaged}: is missing or damaged, and holds the figures of ${frozen.snapshotDate}, whose people are no longer kept. Put it back from a backup.`,
  );
}
