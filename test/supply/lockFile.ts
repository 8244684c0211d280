import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** One package as package-lock.json names it. */
export interface LockedPackage {
  name: string;
  version: string;
  /** Where it is installed, below the project. */
  folder: string;
  isForDevelopment: boolean;
  hasInstallScript: boolean;
  /** As its own package.json says; where it is not installed (another platform's), as the lock file says. */
  licence: unknown;
}

interface LockEntry {
  name?: string;
  version?: string;
  license?: unknown;
  dev?: boolean;
  devOptional?: boolean;
  hasInstallScript?: boolean;
}

/** All packages of a project, those of other platforms among them. */
export function lockedPackages(project: string): LockedPackage[] {
  const { packages } = readJson(path.join(project, "package-lock.json")) as {
    packages: Record<string, LockEntry>;
  };
  return Object.entries(packages)
    .filter(([folder]) => folder.includes("node_modules/"))
    .map(([folder, entry]) => ({
      name: entry.name ?? folder.slice(folder.lastIndexOf("node_modules/") + 13),
      version: entry.version ?? "",
      folder,
      isForDevelopment: entry.dev ?? false,
      hasInstallScript: entry.hasInstallScript ?? false,
      licence: licenceIn(path.join(project, folder)) ?? entry.license,
    }));
}

function licenceIn(folder: string): unknown {
  const file = path.join(folder, "package.json");
  return existsSync(file) ? (readJson(file) as LockEntry).license : undefined;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
