import { gateRules } from "../../data/gateConfig.js";
import { judgedFile, readStanding } from "../../data/landing/standing.js";
import type { Workplace } from "../../data/loadConfig.js";
import type { Warehouse } from "../../data/warehouse/database.js";
import { publishedFolder, readCurrent } from "../publish/publications.js";
import type { Verdict } from "../types.js";
import { writeFindings, type Finding } from "./findings.js";
import { writeNotice } from "./notice.js";
import { findBroken } from "./rules.js";
import { isHolding, tellFindings } from "./sentences.js";

/**
 * Holds what is not published yet against the rules of its feed. What readers have seen already is
 * not judged again, so that one odd month of long ago does not hold back every later one.
 * @param today YYYY-MM-DD
 */
export async function judge(
  warehouse: Warehouse,
  workplace: Workplace,
  today: string,
): Promise<Verdict> {
  await markJudged(warehouse, workplace.varFolder);
  const findings: Finding[] = [];
  for (const [feed, { gate }] of Object.entries(workplace.config.feeds)) {
    for (const rule of gateRules) {
      for (const broken of await findBroken(warehouse, rule, { feed, gate, today })) {
        const isWarning = gate.warnOnly.includes(rule);
        const found = { feed, rule, ...broken, effect: isWarning ? "warns" : "holds" } as const;
        const isAccepted = await hasAccepted(workplace.varFolder, found);
        findings.push(isAccepted ? { ...found, effect: "accepted" } : found);
      }
    }
  }
  await writeFindings(warehouse, findings);
  await writeNotice(workplace.varFolder, findings);
  return { isHeld: findings.some(isHolding), findings: tellFindings(findings) };
}

/** Makes the table `judged`: the snapshots that readers do not see yet as they are now. */
async function markJudged(warehouse: Warehouse, varFolder: string) {
  const current = await readCurrent(publishedFolder(varFolder));
  const published = (current?.inputs ?? []).map(
    ({ feed, snapshotDate, file }) => `${feed} ${snapshotDate} ${file}`,
  );
  await warehouse.run(
    `create or replace temp table judged as
     select feed, snapshot_date
     from meta.load
     where concat_ws(' ', feed, snapshot_date, landed_file) not in (
       select unnest(from_json($1, '["varchar"]'))
     )`,
    [JSON.stringify(published)],
  );
}

async function hasAccepted(
  varFolder: string,
  { feed, snapshotDate, rule }: Pick<Finding, "feed" | "snapshotDate" | "rule">,
): Promise<boolean> {
  const standing = await readStanding(varFolder, feed, snapshotDate);
  const file = judgedFile(standing);
  return standing.accepted.some((word) => word.rule === rule && word.file === file);
}
