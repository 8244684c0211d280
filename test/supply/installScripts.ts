import { lockedPackages } from "./lockFile.js";
import type { Verdict } from "./verdict.js";

/**
 * Packages that would run a program of theirs while they are installed, and why the product works
 * without: set-up installs with `--ignore-scripts`, as .npmrc does for whoever types `npm ci`.
 */
export const NOT_NEEDED: Record<string, string> = {
  "@swc/core":
    "looks whether the program for this platform can be loaded, and fetches a slower one otherwise; it comes as a package of its own",
  esbuild:
    "puts the program for this platform in place of the script that starts it, to start sooner; it is found without",
  protobufjs: "warns of a version that is written with a ^ in the package that asks for it",
};

/** Whether each package with an install script was looked into, and the list names no other. */
export function judgeInstallScripts(project: string): Verdict {
  const asking = lockedPackages(project).filter((one) => one.hasInstallScript);
  const names = new Set(asking.map(({ name }) => name));
  const added = asking
    .filter(({ name }) => !(name in NOT_NEEDED))
    .map(
      ({ name, version, folder }) =>
        `${name}@${version} (${folder}) has an install script, which is never run here. See that the product ` +
        "works without it, and say why in test/supply/installScripts.ts; or take another package.",
    );
  const gone = Object.keys(NOT_NEEDED)
    .filter((name) => !names.has(name))
    .map(
      (name) =>
        `${name} has no install script any more. Take it out of test/supply/installScripts.ts.`,
    );
  return {
    told: `${asking.length} packages with an install script, none of them run`,
    problems: [...added, ...gone],
  };
}
