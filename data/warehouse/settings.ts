import type { Config } from "../config.js";
import { slug } from "../slug.js";
import { literal } from "../sql.js";
import type { Warehouse } from "./database.js";

/** Lays down the part of the configuration that figures depend on, where SQL can read it. */
export async function writeSettings(warehouse: Warehouse, config: Config): Promise<void> {
  const { figures } = config;
  await warehouse.transaction(async () => {
    await warehouse.run("delete from meta.setting");
    await warehouse.run(
      `insert into meta.setting values ($1, [${[config.segmentation, ...config.alsoSegmentations].map(literal).join(", ")}], $2, $3, [${config.basis.map(literal).join(", ")}],
       [${config.leaveOutCategories.map(literal).join(", ")}]::varchar[], $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        config.segmentation,
        config.assignment,
        config.suppressed,
        config.expiryGraceDays,
        config.ageGroups.youthUnder,
        config.ageGroups.seniorFrom,
        figures.confidence,
        figures.falseDiscoveryRate,
        ...figures.averageIndex,
        figures.leastBase,
        figures.leastExpected,
        figures.leastPeers,
      ],
    );
    await writePeers(warehouse, config.peers ?? {});
  });
}

async function writePeers(warehouse: Warehouse, groups: Record<string, string[]>) {
  await warehouse.run("delete from meta.peer");
  for (const [group, libraries] of Object.entries(groups)) {
    for (const library of new Set(libraries.map(slug))) {
      await warehouse.run("insert into meta.peer values ($1, $2)", [group, library]);
    }
  }
}
