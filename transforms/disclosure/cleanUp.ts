import { reachedBy, type Certificates, type Claim } from "./certificates.js";
import { secondariesOf, type Pattern } from "./pattern.js";
import type { Perturbation, Point } from "./perturbation.js";
import type { Table } from "./table.js";

/**
 * Publishes secondaries that turn out not to be needed, the dearest first: one is not needed if
 * every claim whose proof rests on it can be proved without it.
 */
export async function publishNeedless(
  pattern: Pattern,
  perturbation: Perturbation,
  certificates: Certificates,
) {
  const { losses } = pattern.table;
  const secondaries = secondariesOf(pattern);
  for (const cell of secondaries) perturbation.price(cell, (losses[cell] ?? 0) * NUDGE);
  secondaries.sort((one, other) => (losses[other] ?? 0) - (losses[one] ?? 0) || one - other);
  for (const cell of secondaries) {
    perturbation.keep(cell);
    const proofs = await proveWithout(cell, pattern.table, perturbation, certificates);
    if (proofs) {
      pattern.hidden.delete(cell);
      for (const [point, claims] of proofs) certificates.prove(claims, point);
    } else {
      perturbation.free(cell);
      perturbation.price(cell, (losses[cell] ?? 0) * NUDGE);
    }
  }
}

/** So small a price that proofs move no more cells than they must, and so rest on few. */
const NUDGE = 1e-3;

async function proveWithout(
  cell: number,
  table: Table,
  perturbation: Perturbation,
  certificates: Certificates,
): Promise<[Point, Claim[]][] | null> {
  const proofs: [Point, Claim[]][] = [];
  let left = nearFirst(certificates.restingOn(cell), cell, table);
  for (let claim = left[0]; claim; claim = left[0]) {
    const point = await perturbation.reach(claim.primary, claim.direction);
    if (!point) return null;
    const reached = reachedBy(point, left);
    proofs.push([point, reached]);
    left = left.filter((one) => !reached.includes(one));
  }
  return proofs;
}

/** Those in a relation with the cell are the likeliest to need it. */
function nearFirst(claims: Claim[], cell: number, { rows, rowsOf }: Table): Claim[] {
  const near = new Set((rowsOf[cell] ?? []).flatMap((place) => rows[place]?.cells ?? []));
  const isNear = ({ primary }: Claim) => near.has(primary.cell);
  return [...claims.filter(isNear), ...claims.filter((claim) => !isNear(claim))];
}
