import type { Primary } from "./pattern.js";
import { isReached, type Direction, type Perturbation, type Point } from "./perturbation.js";

const DIRECTIONS = ["up", "down"] as const;

/** One end of the goal of one primary. */
export interface Claim {
  primary: Primary;
  direction: Direction;
}

/** Which claims are proved, and by which point: one point proves many. */
export interface Certificates {
  all: () => [Claim, Point | undefined][];
  open: () => Claim[];
  isOpen: (claim: Claim) => boolean;
  /** The claims whose proof needs that this cell may move. */
  restingOn: (cell: number) => Claim[];
  prove: (claims: readonly Claim[], point: Point) => void;
}

/** Both ends of the goal of each. */
export function claimsOf(primaries: readonly Primary[]): Claim[] {
  return primaries.flatMap((primary) => DIRECTIONS.map((direction) => ({ primary, direction })));
}

export function createCertificates(claims: readonly Claim[]): Certificates {
  const proofs = new Map<Claim, Point>();
  return {
    all: () => claims.map((claim) => [claim, proofs.get(claim)]),
    open: () => claims.filter((claim) => !proofs.has(claim)),
    isOpen: (claim) => !proofs.has(claim),
    restingOn: (cell) => claims.filter((claim) => proofs.get(claim)?.moved.has(cell)),
    prove(proved, point) {
      for (const claim of proved) proofs.set(claim, point);
    },
  };
}

export function reachedBy(point: Point, claims: readonly Claim[]): Claim[] {
  return claims.filter(({ primary, direction }) => isReached(primary, direction, point));
}

/** Proves what can be proved of many primaries at a time, as long as each point proves some. */
export async function proveMany(perturbation: Perturbation, certificates: Certificates) {
  for (const direction of DIRECTIONS) {
    for (let isGoing = true; isGoing;) {
      const open = certificates.open().filter((claim) => claim.direction === direction);
      const many = open.map(({ primary }) => primary);
      const point = many.length > 0 ? await perturbation.reachMany(many, direction) : null;
      const proved = point ? reachedBy(point, open) : [];
      if (point) certificates.prove(proved, point);
      isGoing = proved.length > 0;
    }
  }
}
