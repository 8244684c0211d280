import path from "node:path";
import { literal } from "../../../data/sql.js";
import { openDatabase } from "../../../data/warehouse/database.js";
import type { AttackedEdition } from "./attackPublications.js";

/** What docs/privacy.md tells of a region: a row for each edition. */
export async function attackRecords(
  region: string,
  version: string,
  attacked: AttackedEdition[],
  unprotected: AttackedEdition[],
) {
  const database = await openDatabase(":memory:");
  const parts = literal(path.join(version, "disclosure/parts.parquet"));
  try {
    return await Promise.all(
      attacked.map(async ({ edition, kind, attacked: count, disclosed }) => {
        const library = edition === "public" ? null : path.basename(edition);
        const [sums] = await database.rows<Record<string, number>>(
          `select sum(cell_count) as counts, sum(hidden_count) as hidden, sum(primary_count) as "primary",
             sum(hidden_member_sum) / sum(member_sum) as "memberShareHidden", sum(narrowed_count) as narrowed
           from read_parquet(${parts})
           where kind = ${literal(kind)} and ${library ? `library_id = ${literal(library)}` : "true"}`,
        );
        const bare = unprotected.find((one) => one.edition === "public");
        return {
          region,
          edition: library ?? "public",
          kind,
          ...sums,
          attacked: count,
          disclosed: disclosed.length,
          ...(edition === "public" && {
            attackedUnprotected: bare?.attacked,
            disclosedUnprotected: bare?.disclosed.length,
          }),
        };
      }),
    );
  } finally {
    database.close();
  }
}
