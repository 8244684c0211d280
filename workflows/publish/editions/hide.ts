import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Config } from "../../../data/config.js";
import type { Warehouse } from "../../../data/warehouse/database.js";
import { protect, type Protection } from "../../../transforms/disclosure/protect.js";
import { idOf, type CountedCell } from "./cell.js";
import { openEarlier, type Earlier } from "./earlier.js";
import { isGuarded, isSuppressed, kinds, type Kind } from "./edition.js";
import { createHiddenTables, noteHidden, type Hidden } from "./hiddenTables.js";
import { listParts, noteAllShown, readCells, type Part } from "./parts.js";
import { profileProblem } from "./profileProblem.js";

/**
 * Chooses what the readers of each kind of edition do not see, into `temp.hidden_cell`; and into
 * `temp.edition_part`, of each library and snapshot, how much that is. Where the figures are those
 * of a publication that is kept, the same is hidden again: what was shown once cannot be hidden.
 * @param published folder of the publications
 */
export async function hideCells(
  warehouse: Warehouse,
  published: string,
  { disclosure }: Config,
): Promise<void> {
  await createHiddenTables(warehouse);
  for (const kind of kinds) if (!isGuarded(disclosure[kind])) await noteAllShown(warehouse, kind);
  const guarded = kinds.filter((kind) => isSuppressed(disclosure[kind]));
  if (guarded.length === 0) return;
  const earlier = await openEarlier(warehouse, published);
  for (const part of await listParts(warehouse)) {
    const cells = await readCells(warehouse, part);
    let open: Chosen | null = null;
    for (const kind of guarded) {
      const least = disclosure[kind].least;
      const chosen: Chosen = await chooseFor(part, cells, {
        least,
        before: earlier(kind),
        open,
      });
      await noteHidden(warehouse, { kind, part, cells, ...chosen });
      if (kind === "public") open = chosen;
    }
  }
}

/** True where readers of both kinds of edition see the same, as is usual; after `hideCells`. */
export async function areAlike(warehouse: Warehouse, { disclosure }: Config): Promise<boolean> {
  const seenBy = (kind: Kind) => `select * exclude (kind) from hidden_cell where kind = '${kind}'`;
  const onlyIn = (one: Kind, other: Kind) => `(${seenBy(one)} except ${seenBy(other)})`;
  const [differing] = await warehouse.rows(
    `from ${onlyIn("public", "internal")} union all from ${onlyIn("internal", "public")} limit 1`,
  );
  return !differing && isDeepStrictEqual(disclosure.public, disclosure.internal);
}

interface Chosen {
  least: number;
  /** The same where the same is hidden again. */
  madeFrom: string;
  known: Map<string, number>;
  hidden: Hidden;
}

/** @param open what the edition for all hides of the same: readers of a library's own can read that too */
async function chooseFor(
  part: Part,
  cells: CountedCell[],
  { least, before, open }: { least: number; before: Earlier; open: Chosen | null },
): Promise<Chosen> {
  const isApart = open !== null && open.least !== least;
  const madeFrom = isApart ? `${part.madeFrom}:${namesOf(open.hidden)}` : part.madeFrom;
  const same = await before.pattern({ ...part, madeFrom }, least);
  if (same) return { least, madeFrom, known: new Map(), hidden: same };
  const known = await before.known(part);
  if (open && !isApart && isDeepStrictEqual(known, open.known)) return { ...open, madeFrom };
  if (isApart) for (const [id, value] of shownIn(open.hidden, cells)) known.set(id, value);
  return { least, madeFrom, known, hidden: await choose(cells, least, known) };
}

function shownIn({ reasons }: Hidden, cells: CountedCell[]): [string, number][] {
  return cells
    .map((cell): [string, number] => [idOf(cell), cell.member_count])
    .filter(([id]) => !reasons.has(id));
}

function namesOf({ reasons }: Hidden): string {
  return createHash("sha256")
    .update([...reasons.keys()].join("\n"))
    .digest("hex")
    .slice(0, 16);
}

async function choose(
  cells: CountedCell[],
  least: number,
  known: Map<string, number>,
): Promise<Hidden> {
  const found = await protect(profileProblem(cells, { least, known }));
  return {
    reasons: withoutTotals(found, cells),
    // Of fewer residents less can be promised from the start.
    narrowedCount: found.narrowed.filter(({ because }) => because !== "most").length,
    disclosedBeforeCount: found.disclosedBefore.length,
  };
}

function withoutTotals({ suppressed }: Protection, cells: CountedCell[]): Hidden["reasons"] {
  const ids = new Set(cells.map(idOf));
  return new Map([...suppressed].filter(([id]) => ids.has(id)));
}
