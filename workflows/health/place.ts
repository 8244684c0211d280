import { readFile } from "node:fs/promises";
import path from "node:path";
import { replaceFile } from "../../data/placeFile.js";
import type { Workplace } from "../../data/loadConfig.js";
import type { Warehouse } from "../../data/warehouse/database.js";
import { ledgerFolder } from "../ledger.js";
import { alone } from "../publish/pointer.js";
import {
  currentVersion,
  listEditions,
  publishedFolder,
  siteFolder,
} from "../publish/publications.js";
import { collectPipeline } from "./collect.js";
import { toldTo, type Audience } from "./told.js";
import type { Pipeline } from "./types.js";

/** Name of the file beside the figures of a site, and of the whole of it in the ledger. */
const PIPELINE = "pipeline.json";

/** Notes how everything stands, and tells the readers of what is published now. */
export async function writePipeline(
  warehouse: Warehouse,
  workplace: Workplace,
  at: string,
): Promise<void> {
  const { varFolder } = workplace;
  const pipeline = await collectPipeline(warehouse, workplace, at);
  await replaceFile(path.join(ledgerFolder(varFolder), PIPELINE), JSON.stringify(pipeline));
  const published = publishedFolder(varFolder);
  await alone(published, async () => {
    const version = await currentVersion(published);
    if (version) await placePipeline(published, version);
  });
}

/**
 * Tells the readers of a publication how the last run went. It is so whatever they see: one that
 * becomes current says it too. Nothing is written before the first run has ended.
 */
export async function placePipeline(published: string, version: string): Promise<void> {
  const whole = path.join(ledgerFolder(path.dirname(published)), PIPELINE);
  const pipeline = await readPipeline(whole);
  if (!pipeline) return;
  for (const edition of await listEditions(published, version)) {
    const data = path.join(siteFolder(published, edition, version), "data");
    const audience = JSON.parse(await readFile(path.join(data, "index.json"), "utf8")) as Audience;
    await replaceFile(path.join(data, PIPELINE), JSON.stringify(toldTo(audience, pipeline)));
  }
}

/** Null where it is not there or broken: the end of the next run makes it anew, and publishing goes on. */
async function readPipeline(file: string): Promise<Pipeline | null> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Pipeline;
  } catch {
    return null;
  }
}
