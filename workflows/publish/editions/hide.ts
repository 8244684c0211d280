import type { Config } from "../../../data/config.js";
import type { Warehouse } from "../../../data/warehouse/database.js";
import { protect, type Protection } from "../../../transforms/disclosure/protect.js";
import { idOf, type CountedCell } from "./cell.js";
import { openEarlier, type Earlier } from "./earlier.js";
import { isSuppressed, kinds, type Kind } from "./edition.js";
import { createHiddenTables, noteHidden, type Hidden } from "./hiddenTables.js";
import { listParts, readCells, type Part } from "./parts.js";
import { profileProblem } from "./profileProblem.js";

/**
 * Chooses what the readers of each kind of edition do not see, into `temp.hidden_cell`; and into
 * `temp.guarded_part`, of each library and snapshot, how much that is. Where the figures are those
 * of the publication before, the same is hidden again: what was shown once cannot be hidden.
 * @param published folder of the publications
 */
export async function hideCells(
  warehouse: Warehouse,
  published: string,
  { disclosure }: Config,
): Promise<void> {
  await createHiddenTables(warehouse);
  const guarded = kinds.filter((kind) => isSuppressed(disclosure[kind]));
  if (guarded.length === 0) return;
  const earlier = new Map<Kind, Earlier>();
  for (const kind of guarded) {
    earlier.set(kind, await openEarlier(warehouse, published, kind));
  }
  for (const part of await listParts(warehouse)) {
    const cells = await readCells(warehouse, part);
    const chosen = new Map<string, Promise<Hidden>>();
    for (const kind of guarded) {
      const { least } = disclosure[kind];
      const before = earlier.get(kind) as Earlier;
      const pattern = await before.pattern(part, least);
      const known = pattern ? new Map<string, number>() : await before.known(part);
      // Mostly readers of both kinds are shown the same, and have been before.
      const key = JSON.stringify([least, pattern && [...pattern], [...known]]);
      const hidden = chosen.get(key) ?? choose(cells, least, pattern, known);
      chosen.set(key, hidden);
      await noteHidden(warehouse, { kind, part, least, cells, hidden: await hidden });
    }
  }
}

async function choose(
  cells: CountedCell[],
  least: number,
  pattern: Hidden["reasons"] | null,
  known: Map<string, number>,
): Promise<Hidden> {
  if (pattern) return { reasons: pattern, narrowed: [], disclosedBefore: [] };
  const found = await protect(profileProblem(cells, { least, known }));
  // Of fewer residents less can be promised from the start.
  const narrowed = found.narrowed.filter(({ because }) => because !== "most");
  return { ...found, narrowed, reasons: withoutTotals(found, cells) };
}

function withoutTotals({ suppressed }: Protection, cells: CountedCell[]): Hidden["reasons"] {
  const ids = new Set(cells.map(idOf));
  return new Map([...suppressed].filter(([id]) => ids.has(id)));
}
