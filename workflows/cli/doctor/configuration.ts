import { access, constants } from "node:fs/promises";
import path from "node:path";
import { datesOf, filesOf } from "../../../data/connectors/file/index.js";
import { findFiles, isDated } from "../../../data/connectors/file/pattern.js";
import type { Feed } from "../../../data/config.js";
import { listStandings } from "../../../data/landing/standing.js";
import { loadConfig, type Workplace } from "../../../data/loadConfig.js";
import type { PlaceOptions } from "../options.js";
import { about, codeOf, type Finding } from "./finding.js";
import { lookAtKey } from "./key.js";

/** The workplace, where the configuration can be used. */
export async function lookAtConfiguration({
  config,
  data,
}: PlaceOptions): Promise<{ finding: Finding; workplace: Workplace | null }> {
  const { ok, wrong } = about("configuration");
  try {
    const workplace = await loadConfig(config, data);
    const { name, feeds } = workplace.config;
    return {
      finding: ok(`${path.basename(workplace.configFile)}: ${name}, ${count(feeds)} feeds.`),
      workplace,
    };
  } catch (error) {
    return { finding: wrong((error as Error).message), workplace: null };
  }
}

function count(feeds: object): number {
  return Object.keys(feeds).length;
}

export async function lookAtDeliveries(workplace: Workplace): Promise<Finding[]> {
  const { config, dataFolder } = workplace;
  const found = [await lookAtKey(workplace)];
  const { ok, warn, wrong } = about("deliveries");
  try {
    await access(dataFolder, constants.R_OK | constants.X_OK);
  } catch (error) {
    const isToCome = config.demonstration && codeOf(error) === "ENOENT";
    found.push(
      isToCome
        ? warn(`${dataFolder} is not there yet: the first refresh makes the demonstration region.`)
        : wrong(
            `${dataFolder} cannot be read (${codeOf(error)}). Correct \`data\`, --data or WERKGEBIED_DATA.`,
          ),
    );
    return found;
  }
  found.push(ok(`${dataFolder} can be read.`));
  const feeds = Object.entries(config.feeds);
  return [
    ...found,
    ...(await Promise.all(feeds.map((entry) => lookAtFeed(...entry, dataFolder)))),
    ...(await lookAtDrops(workplace)),
  ];
}

async function lookAtFeed(name: string, feed: Feed, folder: string): Promise<Finding> {
  const { ok, warn } = about(`feed ${name}`);
  const specs = Object.values(filesOf(feed));
  const missing: string[] = [];
  for (const { path: pattern } of specs) {
    if ((await findFiles(pattern, folder)).length === 0) missing.push(pattern);
  }
  if (missing.length > 0) {
    return warn(`There is no file ${missing.join(", ")} yet. Deliver it, or correct the path.`);
  }
  if (!specs.some(({ path: pattern }) => isDated(pattern))) return ok("Its file is there.");
  const dates = await datesOf(feed, folder, "");
  return ok(`${dates.length} ${dates.length === 1 ? "day" : "days"}, the newest ${dates.at(-1)}.`);
}

/** Columns to be left at the door that the newest delivery does not have: a name that has changed, or is no more. */
async function lookAtDrops({ config, varFolder }: Workplace): Promise<Finding[]> {
  const standings = await listStandings(varFolder);
  return Object.entries(config.feeds).flatMap(([name, { drop }]) => {
    const landed = standings.filter(({ feed }) => feed === name).at(-1)?.landed;
    const missing = drop.filter((column) => landed?.dropped?.includes(column) === false);
    if (!landed || missing.length === 0) return [];
    const told = missing.map((column) => `"${column}"`).join(", ");
    return about(`feed ${name}`).warn(
      `The delivery of ${landed.snapshotDate} has no column ${told}, which \`drop\` names. Take it out, or correct it.`,
    );
  });
}
