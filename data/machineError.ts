import { MachineError } from "./errors.js";

const SENTENCES: Record<string, string> = {
  ENOSPC: "The disk is full. Make room, and run it again: what was published still stands.",
  EDQUOT: "The quota of the disk is used up. Make room, and run it again.",
  EACCES: "No permission to read or write. Give the user that runs Werkgebied its rights.",
  EPERM: "No permission to read or write. Give the user that runs Werkgebied its rights.",
  EROFS: "The disk can only be read. Mount it for writing, or move the configuration.",
  EMFILE: "Too many files are open at once. Raise the limit (ulimit -n).",
  ENOMEM:
    "There is not enough memory. Give the machine, or the container, more; or deliver in smaller files.",
};

/** The same words in which DuckDB tells of it. */
const DUCKDB: [RegExp, string][] = [
  [/No space left on device|disk (is )?full|Could not write file/i, "ENOSPC"],
  [/Permission denied/i, "EACCES"],
  [/Read-only file system/i, "EROFS"],
  [/^Out of Memory Error/, "ENOMEM"],
];

/** Turns what the machine refuses into a sentence, and leaves every other error as it is. */
export function asMachineError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, path: named, dest } = error as NodeJS.ErrnoException & { dest?: string };
  // Of a copy, it is where it goes to that lacks room or rights.
  const file = dest ?? named;
  const told = SENTENCES[code ?? ""] ?? SENTENCES[codeOf(error) ?? ""];
  if (!told || error instanceof MachineError) return error;
  return new MachineError(file ? `${file}: ${told}` : told, { cause: error });
}

/** How SQLite says it, in which the embedded Temporal keeps its database. */
const SQLITE_FULL = /database or disk is full/;

function codeOf({ message, cause }: Error): string | undefined {
  if (SQLITE_FULL.test(message)) return "ENOSPC";
  if (cause instanceof Error && SQLITE_FULL.test(cause.message)) return "ENOSPC";
  if (
    !/^(IO|Permission|Fatal|TransactionContext|Internal|Invalid Input|Out of Memory) Error/.test(
      message,
    )
  ) {
    return undefined;
  }
  return DUCKDB.find(([words]) => words.test(message))?.[1];
}
