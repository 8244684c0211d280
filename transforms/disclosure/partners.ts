import type { Pattern } from "./pattern.js";
import type { Row, Table } from "./table.js";

/** How far a hidden cell must be able to move. */
interface Need {
  up: number;
  down: number;
}

/**
 * The combinatorial pass: until every relation by itself leaves room for the primaries in it, the
 * cheapest count beside them is hidden too. Relations are looked at one at a time, so that what
 * several together give away is left for the linear programs.
 */
export function hidePartners({ table, primaries, hidden, known }: Pattern) {
  const needs = new Map<number, Need>();
  for (const { cell, goal } of primaries) needs.set(cell, needOf(table, cell, goal.low, goal.high));
  const queue = new Set(primaries.flatMap(({ cell }) => table.rowsOf[cell] ?? []));
  for (const place of queue) {
    queue.delete(place);
    for (let added = partnerIn(place); added !== undefined; added = partnerIn(place)) {
      for (const other of table.rowsOf[added] ?? []) if (other !== place) queue.add(other);
    }
  }

  /** Hides one cell more in a row that needs it. */
  function partnerIn(place: number): number | undefined {
    const row = table.rows[place];
    if (!row) return undefined;
    for (const lack of lacksIn(row, table, needs, known)) {
      const partner = cheapest(row, lack);
      if (partner === undefined) continue;
      hidden.add(partner.cell);
      needs.set(partner.cell, partner.need);
      return partner.cell;
    }
    return undefined;
  }

  function cheapest(row: Row, lack: number) {
    let best: { cell: number; need: Need; price: number } | undefined;
    for (const [at, cell] of row.cells.entries()) {
      if (hidden.has(cell) || known.has(cell)) continue;
      const coefficient = row.coefficients[at] ?? 0;
      const room = Math.min(roomOf(table, cell, coefficient, Math.sign(lack)), Math.abs(lack));
      if (room <= 0) continue;
      const price = ((table.losses[cell] ?? 0) + priceElsewhere(cell, row)) / room;
      if (best && best.price <= price) continue;
      const amount = room / Math.abs(coefficient);
      best = { cell, price, need: needOf(table, cell, -Infinity, Infinity, amount) };
    }
    return best;
  }

  /** Of a cell that would be the only one hidden in another sum, also the cheapest one beside it. */
  function priceElsewhere(cell: number, here: Row): number {
    let price = 0;
    for (const place of table.rowsOf[cell] ?? []) {
      const row = table.rows[place];
      if (!row || row === here || !row.isEquality) continue;
      if (row.cells.some((other) => hidden.has(other))) continue;
      const others = row.cells.filter((other) => other !== cell && !known.has(other));
      price += Math.min(...others.map((other) => table.losses[other] ?? 0));
    }
    return price;
  }
}

function needOf(table: Table, cell: number, low: number, high: number, most = Infinity): Need {
  const value = table.values[cell] ?? 0;
  return {
    up: Math.min(high, table.most[cell] ?? 0, value + most) - value,
    down: value - Math.max(low, 0, value - most),
  };
}

/** How much the sum of a row can be moved in a direction by a cell, at most. */
function roomOf(table: Table, cell: number, coefficient: number, direction: number): number {
  const value = table.values[cell] ?? 0;
  const isUp = Math.sign(coefficient) === direction;
  return Math.abs(coefficient) * Math.min(isUp ? (table.most[cell] ?? 0) - value : value, PLENTY);
}

/** More than any count needs, and little enough for sums of it to be exact. */
const PLENTY = 1e4;

const ENOUGH = 1e-6;

/** By how much the others in a row fall short of what its hidden cells need: below 0 where they must make the sum smaller. */
function lacksIn(row: Row, table: Table, needs: Map<number, Need>, known: Set<number>): number[] {
  const moving = row.cells
    .map((cell, at) => ({ cell, coefficient: row.coefficients[at] ?? 0, need: needs.get(cell) }))
    .filter(({ cell }) => !known.has(cell));
  let [fall, rise] = [0, 0];
  for (const { cell, coefficient, need } of moving) {
    if (!need) continue;
    fall += roomOf(table, cell, coefficient, -1);
    rise += roomOf(table, cell, coefficient, 1);
  }
  return moving.flatMap(({ cell, coefficient, need }) => {
    if (!need) return [];
    const [up, down] = [need.up * Math.abs(coefficient), need.down * Math.abs(coefficient)];
    const [higher, lower] = coefficient > 0 ? [up, down] : [down, up];
    const tooHigh = higher - row.slack - (fall - roomOf(table, cell, coefficient, -1));
    const tooLow = row.isEquality ? lower - (rise - roomOf(table, cell, coefficient, 1)) : 0;
    return [...(tooHigh > ENOUGH ? [-tooHigh] : []), ...(tooLow > ENOUGH ? [tooLow] : [])];
  });
}
