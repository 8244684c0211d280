import path from "node:path";
import { list, type ReadEntry } from "tar";
import { ConfigError } from "../../data/errors.js";
import { CONTENTS, contentsSchema, type Contents } from "./contents.js";

const VERSION = /^[0-9A-Za-z-]+$/;

/**
 * Reads a backup to its end and sees that it is whole, and that nothing in it leads elsewhere.
 * @throws ConfigError
 */
export async function inspectBackup(file: string): Promise<Contents> {
  let text = "";
  let fileCount = 0;
  const strange: string[] = [];
  const names = new Set<string>();
  await list({
    file,
    strict: true,
    onReadEntry(entry) {
      if (entry.path === CONTENTS) {
        entry.on("data", (chunk) => (text += chunk.toString()));
      } else {
        fileCount += 1;
        if (!isOurs(entry, names)) strange.push(entry.path);
        names.add(entry.path);
      }
    },
  }).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code?.startsWith("E")
      ? ` (${error.code})`
      : ": it is no backup, or cut short";
    throw new ConfigError(`${file} cannot be read${reason}. Name another file.`, { cause: error });
  });
  const contents = parse(text, file);
  strange.push(
    ...[...names].filter((name) => !name.startsWith("var/") && name !== contents.config.file),
  );
  if (strange.length > 0) {
    throw new ConfigError(
      `${file}: ${strange[0]} does not belong in a backup. It was changed after it was made: use another one.`,
    );
  }
  if (fileCount === contents.fileCount) return contents;
  throw new ConfigError(
    `${file}: it holds ${fileCount} of its ${contents.fileCount} files. Use another one.`,
  );
}

/** Plain files that stay within, files of a page that several editions share, and the one link that we make. */
function isOurs({ path: name, type, linkpath }: ReadEntry, before: Set<string>): boolean {
  if (path.posix.isAbsolute(name) || name.split(/[/\\]/).includes("..")) return false;
  if (type === "SymbolicLink") {
    return name === "var/published/current" && VERSION.test(linkpath ?? "");
  }
  if (type === "Link") return before.has(linkpath ?? "") && linkpath !== "var/published/current";
  return type === "File" || type === "OldFile";
}

function parse(text: string, file: string): Contents {
  try {
    return contentsSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ConfigError(`${file} was not made by \`werkgebied backup\`. Name another file.`, {
      cause,
    });
  }
}
