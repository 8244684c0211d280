/** A count of members that readers see, with what it is counted of. */
export interface CountedCell {
  scope: string;
  scope_id: string;
  basis: string;
  member_group: string;
  level: string;
  segment_id: string;
  /** The segment of a subsegment; null otherwise. */
  parent_id: string | null;
  member_count: number;
  base_count: number;
}

/** The columns that name a cell within a library and snapshot. */
export const cellColumns = [
  "scope",
  "scope_id",
  "basis",
  "member_group",
  "level",
  "segment_id",
] as const;

export type CellKey = Pick<CountedCell, (typeof cellColumns)[number]>;

/** Members who are counted in neither reach nor base. */
export const REST = ["_outside", "_unplaced", "_unassigned"];

export function isRest({ segment_id }: Pick<CellKey, "segment_id">): boolean {
  return REST.includes(segment_id);
}

export function idOf(cell: CellKey): string {
  return cellColumns.map((column) => cell[column]).join("\t");
}
