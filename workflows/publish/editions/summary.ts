import type { Config } from "../../../data/config.js";
import type { DisclosureRule } from "../../../data/disclosureConfig.js";
import type { Warehouse } from "../../../data/warehouse/database.js";
import { kinds, type Kind } from "./edition.js";

/** What a publication shows of its members to one kind of readers, and what it does not. */
export interface EditionSummary extends DisclosureRule {
  kind: Kind;
  /** Counts of members in its profile. */
  countCount: number;
  hiddenCount: number;
  /** Part of the sum of all counts that is in hidden ones, 0..1. */
  hiddenMemberShare: number;
  /** Small counts of which less than 0 to `least` - 1 can be promised. */
  narrowedCount: number;
  /** Small counts that an earlier publication has shown. */
  disclosedBeforeCount: number;
}

/** From the tables that `hideCells` made. */
export async function summariseEditions(
  warehouse: Warehouse,
  { disclosure }: Config,
): Promise<EditionSummary[]> {
  const sums = await warehouse.rows<Omit<EditionSummary, keyof DisclosureRule>>(
    `select kind, sum(cell_count) as "countCount", sum(hidden_count) as "hiddenCount",
       coalesce(sum(hidden_member_sum) / nullif(sum(member_sum), 0), 0) as "hiddenMemberShare",
       sum(narrowed_count) as "narrowedCount", sum(disclosed_before_count) as "disclosedBeforeCount"
     from edition_part group by kind`,
  );
  const none = { countCount: 0, hiddenCount: 0, hiddenMemberShare: 0 };
  return kinds.map((kind) => ({
    ...none,
    ...{ narrowedCount: 0, disclosedBeforeCount: 0 },
    ...sums.find((one) => one.kind === kind),
    kind,
    ...disclosure[kind],
  }));
}
