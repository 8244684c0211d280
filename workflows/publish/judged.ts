import type { Workplace } from "../../data/loadConfig.js";
import { buildMart, isCurrent } from "../../data/warehouse/build.js";
import type { Warehouse } from "../../data/warehouse/database.js";
import { transforms } from "../../transforms/index.js";
import { judge } from "../gate/judge.js";
import type { Judged } from "../types.js";
import { publish } from "./index.js";
import { currentVersion, publishedFolder } from "./publications.js";

/**
 * Judges the figures and publishes them, unless the quality gate holds them back: in one go, so that
 * what is published is what was judged.
 */
export async function publishJudged(
  warehouse: Warehouse,
  workplace: Workplace,
  { pages, run, today }: { pages: string; run: string; today: string },
): Promise<Judged> {
  // Another refresh may have loaded something since the marts of this one were built.
  for (const mart of transforms) {
    if (!(await isCurrent(warehouse, mart))) await buildMart(warehouse, mart);
  }
  const { isHeld, findings } = await judge(warehouse, workplace, today);
  if (isHeld) {
    const version = (await currentVersion(publishedFolder(workplace.varFolder))) ?? "";
    return { version, status: "held", heldBy: "gate", martCount: 0, findings };
  }
  return { ...(await publish(warehouse, workplace, pages, run)), findings };
}
