import satisfies from "spdx-satisfies";
import { lockedPackages, type LockedPackage } from "./lockFile.js";
import type { Verdict } from "./verdict.js";

/**
 * Licences under which a package may be passed on with software under Apache-2.0, and that ask for no
 * more than being named. All are known to SPDX by these names.
 */
const ALLOWED = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BSL-1.0",
  "CC0-1.0",
  "CC-BY-4.0",
  "ISC",
  "MIT",
  "MIT-0",
  "OFL-1.1",
  "Python-2.0",
  "Unlicense",
  "Zlib",
];

/** Packages that say nothing themselves, by the version of which somebody read the text. */
const READ_BY_HAND: Record<string, string> = {
  // Its LICENSE file holds the text of the Unlicense, and its package.json no word of it.
  "unionfs@4.6.0": "Unlicense",
};

/** Whether all that the product needs may be used; what only its makers need is not passed on. */
export function judgeLicences(project: string): Verdict {
  const packages = lockedPackages(project).filter((one) => !one.isForDevelopment);
  const problems = packages.flatMap((one) => {
    const licence = one.licence ?? READ_BY_HAND[`${one.name}@${one.version}`];
    return isAllowed(licence) ? [] : [tell(one, licence)];
  });
  return { told: `licences of ${packages.length} packages for production`, problems };
}

function isAllowed(licence: unknown): boolean {
  if (typeof licence !== "string") return false;
  try {
    return satisfies(licence, ALLOWED);
  } catch {
    // No name that SPDX knows, such as "SEE LICENSE IN ...".
    return false;
  }
}

function tell({ name, version, folder }: LockedPackage, licence: unknown): string {
  const what =
    licence === undefined ? "names no licence" : `has the licence ${JSON.stringify(licence)}`;
  return (
    `${name}@${version} (${folder}) ${what}, which is not on the list. Take another package, or read the ` +
    "licence, and if it may be passed on, add it to test/supply/licences.ts."
  );
}
