import type { Gate, GateRule } from "../../data/gateConfig.js";
import type { Warehouse } from "../../data/warehouse/database.js";
import {
  ageSql,
  changeSql,
  controlSql,
  matchRateSql,
  penetrationSql,
  rejectedSql,
} from "./measures.js";

/** What a rule found of one snapshot and, where it is about one, one library and place. */
export interface Measured {
  snapshotDate: string;
  /** Slug; `_all` for the feed as a whole. */
  libraryId: string;
  /** Slug of the branch (`<library>/<branch>`) or municipality; '' for none. */
  placeId: string;
  /** In the unit of the bound. */
  value: number;
}

export interface Judging {
  feed: string;
  gate: Gate;
  /** YYYY-MM-DD */
  today: string;
}

interface Rule {
  /** Undefined or null where the feed has no such rule. */
  bound(gate: Gate): number | null | undefined;
  measure(judging: Judging): string;
  isBroken(value: number, bound: number): boolean;
}

const above = (value: number, bound: number) => value > bound;

const rules: Record<GateRule, Rule> = {
  maxRejected: {
    bound: (gate) => gate.maxRejected,
    measure: ({ feed }) => rejectedSql(feed),
    isBroken: above,
  },
  maxDrop: {
    bound: (gate) => gate.maxDrop,
    measure: ({ feed }) => changeSql(feed),
    isBroken: (value, bound) => -value > bound,
  },
  maxRise: {
    bound: (gate) => gate.maxRise,
    measure: ({ feed }) => changeSql(feed),
    isBroken: above,
  },
  maxAge: {
    bound: (gate) => gate.maxAge,
    measure: ({ feed, today }) => ageSql(feed, today),
    isBroken: above,
  },
  minMatchRate: {
    bound: (gate) => gate.minMatchRate,
    measure: ({ feed }) => matchRateSql(feed),
    isBroken: (value, bound) => value < bound,
  },
  maxPenetration: {
    bound: (gate) => gate.maxPenetration,
    measure: ({ feed }) => penetrationSql(feed),
    isBroken: above,
  },
  controlTotal: {
    bound: (gate) => gate.controlTotal?.maxDifference,
    measure: ({ feed, gate }) => controlSql(feed, gate.controlTotal?.feed ?? ""),
    isBroken: (value, bound) => Math.abs(value) > bound,
  },
};

/** What breaks one rule of a feed, with the bound it passes. */
export async function findBroken(
  warehouse: Warehouse,
  rule: GateRule,
  judging: Judging,
): Promise<(Measured & { bound: number })[]> {
  const { bound: boundOf, measure, isBroken } = rules[rule];
  const bound = boundOf(judging.gate);
  if (bound === null || bound === undefined) return [];
  const measured = await warehouse.rows<Measured>(
    `select snapshot_date::varchar as "snapshotDate", library_id as "libraryId",
       place_id as "placeId", value::double as value
     from (${measure(judging)})
     where value is not null
     order by all`,
  );
  return measured
    .filter(({ value }) => isBroken(exact(value), bound))
    .map((one) => ({ ...one, bound }));
}

/** A share of 0.7 is made of sums that end in ...0001: the bound itself is still within it. */
function exact(value: number): number {
  return Number(value.toFixed(9));
}
