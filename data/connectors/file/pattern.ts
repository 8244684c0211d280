import path from "node:path";
import { escapePath, glob } from "tinyglobby";

export interface DatedFile {
  /** Absolute path. */
  path: string;
  /** YYYY-MM-DD from the name; null where the pattern holds no date. */
  date: string | null;
}

const DATE_PARTS: Record<string, string> = {
  "{yyyy}": "(?<yyyy>\\d{4})",
  "{mm}": "(?<mm>\\d{2})",
  "{dd}": "(?<dd>\\d{2})",
};

export function isDated(pattern: string): boolean {
  return pattern.includes("{yyyy}");
}

/**
 * Files that match a pattern such as `members/members_{yyyy}-{mm}-{dd}.csv` (`*` is any text
 * within a name), by date and then by name. Without `{mm}` or `{dd}` the first of the period is
 * meant. A name with a day that does not exist does not match.
 */
export async function findFiles(pattern: string, folder: string): Promise<DatedFile[]> {
  const parts = pattern.replaceAll("\\", "/").split(/(\{yyyy\}|\{mm\}|\{dd\}|\*\*\/|\*)/);
  const loose = parts.map((part) =>
    Object.hasOwn(DATE_PARTS, part) ? "*" : part.startsWith("*") ? part : escapePath(part),
  );
  const found = await glob(loose.join(""), {
    cwd: folder,
    absolute: true,
    onlyFiles: true,
    dot: true,
    expandDirectories: false,
  });
  const expression = toExpression(parts);
  return found
    .map((file) => toDatedFile(path.resolve(file), folder, expression))
    .filter((file) => file !== null)
    .sort((a, b) => compare(a.date ?? "", b.date ?? "") || compare(a.path, b.path));
}

function toDatedFile(file: string, folder: string, expression: RegExp): DatedFile | null {
  const match = expression.exec(path.relative(folder, file).replaceAll(path.sep, "/"));
  if (!match) return null;
  const { yyyy, mm = "01", dd = "01" } = match.groups ?? {};
  if (!yyyy) return { path: file, date: null };
  const date = `${yyyy}-${mm}-${dd}`;
  return isDay(date) ? { path: file, date } : null;
}

function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

function toExpression(parts: string[]): RegExp {
  const seen = new Set<string>();
  const source = parts.map((part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "*") return "[^/]*";
    const date = DATE_PARTS[part];
    if (!date) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    // A date that stands twice in a path (2026/members-2026.csv) must be the same both times.
    if (seen.has(part)) return `\\k<${part.slice(1, -1)}>`;
    seen.add(part);
    return date;
  });
  return new RegExp(`^${source.join("")}$`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
