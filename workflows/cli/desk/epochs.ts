import { isOfPersons } from "../../../data/contract.js";
import { listStandings } from "../../../data/landing/standing.js";
import { sources } from "../../../data/sources/index.js";

/** Snapshots the member numbers of which were hashed with one key. */
export interface Epoch {
  /** Null in records of before version 0.2, which do not tell. */
  epoch: string | null;
  /** First and last day of a snapshot, YYYY-MM-DD. */
  from: string;
  to: string;
  snapshots: number;
}

const hashed = new Set<string | undefined>(
  Object.values(sources)
    .filter(isOfPersons)
    .map(({ name }) => name),
);

/** Epochs of all that counts, the one in force last. */
export async function readEpochs(varFolder: string): Promise<Epoch[]> {
  const found = new Map<string | null, Epoch>();
  for (const { taken, landed, withdrawn, snapshotDate } of await listStandings(varFolder)) {
    const counts = taken ?? landed;
    if (!counts || withdrawn || !hashed.has(counts.source)) continue;
    const epoch = counts.epoch ?? null;
    const known = found.get(epoch) ?? { epoch, from: snapshotDate, to: "", snapshots: 0 };
    found.set(epoch, {
      epoch,
      from: snapshotDate < known.from ? snapshotDate : known.from,
      to: snapshotDate > known.to ? snapshotDate : known.to,
      snapshots: known.snapshots + 1,
    });
  }
  return [...found.values()].sort((a, b) => order(a).localeCompare(order(b)));
}

function order({ from, to }: Epoch): string {
  return `${to} ${from}`;
}

/** The epoch in force, and the ones before it, newest first. */
export function epochLines(epochs: Epoch[]): string[] {
  const [current, ...before] = [...epochs].reverse();
  if (!current) return [];
  return [
    `Hash key    ${nameOf(current)} since ${current.from}`,
    ...before.map(
      (one) =>
        `            before it ${nameOf(one)}: ${one.snapshots} ${one.snapshots === 1 ? "snapshot" : "snapshots"}, ${one.from} to ${one.to}`,
    ),
  ];
}

function nameOf({ epoch }: Epoch): string {
  return epoch === null ? "an epoch that was not noted" : `epoch ${epoch}`;
}
