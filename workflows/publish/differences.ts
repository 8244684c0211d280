import type { Manifest } from "./manifest.js";

/** What tells one publication from another, in names. */
export interface Differences {
  /** `feed date`. */
  inputsAdded: string[];
  inputsRemoved: string[];
  inputsChanged: string[];
  martsChanged: string[];
  isConfigChanged: boolean;
}

/** What the second has that the first had not, or had otherwise. */
export function differencesBetween(from: Manifest, to: Manifest): Differences {
  const inputs = compare(inputsOf(from), inputsOf(to));
  const marts = compare(martsOf(from), martsOf(to));
  return {
    inputsAdded: inputs.added,
    inputsRemoved: inputs.removed,
    inputsChanged: inputs.changed,
    martsChanged: [...marts.added, ...marts.removed, ...marts.changed].sort(),
    isConfigChanged: from.config.sha256 !== to.config.sha256,
  };
}

/** In lines for a person. */
export function tellDifferences(differences: Differences): string[] {
  const { inputsAdded, inputsRemoved, inputsChanged, martsChanged } = differences;
  const lines = [
    ...list("Inputs added", inputsAdded),
    ...list("Inputs removed", inputsRemoved),
    ...list("Inputs changed", inputsChanged),
    ...list("Marts with other rows", martsChanged),
    ...(differences.isConfigChanged ? ["The configuration differs."] : []),
  ];
  return lines.length > 0 ? lines : ["Inputs, marts and configuration are the same."];
}

function list(title: string, names: string[]): string[] {
  return names.length === 0 ? [] : [`${title} (${names.length}): ${names.join(", ")}`];
}

function inputsOf({ inputs }: Manifest) {
  return new Map(
    inputs.map(({ feed, snapshotDate, file }) => [`${feed} ${snapshotDate}`, file] as const),
  );
}

function martsOf({ marts }: Manifest) {
  return new Map(marts.map(({ name, sha256 }) => [name, sha256] as const));
}

function compare(from: Map<string, string>, to: Map<string, string>) {
  const names = [...to.keys()];
  return {
    added: names.filter((name) => !from.has(name)),
    removed: [...from.keys()].filter((name) => !to.has(name)),
    changed: names.filter((name) => from.has(name) && from.get(name) !== to.get(name)),
  };
}
