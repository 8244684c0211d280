import { groupBy } from "../../transforms/profile/groupBy.js";
import type { WorldContent } from "../support/world.js";

/** A row of catchment_profile, as far as its laws go. */
export interface CatchmentRow {
  snapshot_date: string;
  library_id: string;
  scope: string;
  scope_id: string;
  level: string;
  segment_id: string;
  basis: string;
  reference: string;
  base_count: number;
  share: number | null;
  reference_share: number | null;
  index: number | null;
  dissimilarity: number | null;
}

type Law = (rows: CatchmentRow[], content: WorldContent) => string[];

const isNear = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
const sum = (values: number[]) => values.reduce((all, one) => all + one, 0);

/** Each gives what breaks it in these rows. */
export const catchmentLaws: Record<string, Law> = {
  "shares sum to 1": (rows) =>
    [...families(rows)]
      .filter(([, family]) => family.some(({ share }) => share !== null))
      .filter(([, family]) => !isNear(sum(family.map(({ share }) => share ?? 0)), 1))
      .map(([name]) => name),

  "reference shares sum to 1, less those of segments that the scope lacks": (rows) =>
    [...families(rows)]
      .filter(([, family]) => family[0]!.reference === "library")
      .filter(([, family]) => family.some((row) => row.reference_share !== null))
      .filter(([, family]) => {
        const here = new Set(family.map(({ segment_id }) => segment_id));
        const lacking = libraryRows(rows, family[0]!).filter((row) => !here.has(row.segment_id));
        const all = [
          ...family.map((row) => row.reference_share ?? 0),
          ...lacking.map(({ share }) => share ?? 0),
        ];
        return !isNear(sum(all), 1);
      })
      .map(([name]) => name),

  "peers have the shares of their libraries together": (rows, content) =>
    rows
      .filter((row) => row.reference === "peers" && row.reference_share !== null)
      .filter((row) => !isNear(row.reference_share!, shareAmongPeers(rows, row, content)))
      .map(nameOf),

  "the index is 100 where the shares are equal": (rows) =>
    rows
      .filter((row) => row.share !== null && row.reference_share)
      .filter((row) => !isNear(row.index!, (100 * row.share!) / row.reference_share!))
      .map(nameOf),

  "dissimilarity is half of all differences, and one for a level": (rows) =>
    [...families(rows)].flatMap(([name, family]) => {
      const told = family.filter((row) => row.dissimilarity !== null);
      const known = sum(told.map((row) => Math.abs(row.share! - row.reference_share!)));
      const lacking = 1 - sum(told.map((row) => row.reference_share!));
      return told.some((row) => !isNear(row.dissimilarity!, (known + lacking) / 2)) ? [name] : [];
    }),

  "dissimilarity lies between 0 and 1, and is 0 with itself": (rows) =>
    rows
      .filter((row) => row.dissimilarity !== null)
      .filter((row) => {
        // No branch of these worlds has a catchment of its own.
        const isItself = row.scope === "branch" && row.reference === "library";
        const most = isItself || row.level === "total" ? 1e-9 : 1 + 1e-9;
        return row.dissimilarity! < 0 || row.dissimilarity! > most;
      })
      .map(nameOf),
};

const isRest = ({ segment_id }: CatchmentRow) => segment_id === "_unassigned";
const familyOf = (row: CatchmentRow) =>
  [row.snapshot_date, row.library_id, row.scope, row.scope_id, row.level, row.basis].join(" ");
const nameOf = (row: CatchmentRow) => `${familyOf(row)} ${row.reference} ${row.segment_id}`;

function families(rows: CatchmentRow[]): Map<string, CatchmentRow[]> {
  return groupBy(
    rows.filter((row) => !isRest(row)),
    (row) => `${familyOf(row)} ${row.reference}`,
  );
}

/** The rows of a library as a whole, of the same day, basis and level. */
function libraryRows(rows: CatchmentRow[], like: CatchmentRow, library = like.library_id) {
  const wanted = familyOf({ ...like, library_id: library, scope: "library", scope_id: library });
  return rows.filter(
    (row) => row.reference === "country" && !isRest(row) && familyOf(row) === wanted,
  );
}

function shareAmongPeers(rows: CatchmentRow[], row: CatchmentRow, { setting }: WorldContent) {
  const everybody = [...new Set(rows.map(({ library_id }) => library_id))];
  const groups = Object.values(setting?.peers ?? { all: everybody });
  const group = groups
    .map((names) => names.map((name) => name.toLowerCase()))
    .find((names) => names.includes(row.library_id));
  const peers = group!
    .filter((library) => library !== row.library_id)
    .flatMap((library) => libraryRows(rows, row, library));
  const part = peers.filter(({ segment_id }) => segment_id === row.segment_id);
  return sum(part.map((one) => one.base_count)) / sum(peers.map((one) => one.base_count));
}
