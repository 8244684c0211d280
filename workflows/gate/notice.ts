import { readFile } from "node:fs/promises";
import path from "node:path";
import { replaceFile } from "../../data/placeFile.js";
import { alone } from "../publish/pointer.js";
import {
  currentVersion,
  listEditions,
  publishedFolder,
  siteFolder,
} from "../publish/publications.js";
import type { Finding } from "./findings.js";
import { isHolding } from "./sentences.js";

/** Name of the notice beside the figures of a site. */
export const NOTICE = "notice.json";

/** What the data-quality page says of newer figures that are held back; none with a new publication. */
export function noticeOf(findings: Finding[]): string {
  return JSON.stringify({ held: findings.filter(isHolding) });
}

/**
 * Tells readers of each edition that newer figures are held back: the one file of a site that
 * changes after its publication, so that the page says so without another one.
 */
export async function writeNotice(varFolder: string, findings: Finding[]): Promise<void> {
  const published = publishedFolder(varFolder);
  await alone(published, async () => {
    const version = await currentVersion(published);
    if (version) await placeNotice(published, version, findings);
  });
}

/** What is held back is so whatever readers see: another publication that becomes current says it too. */
export async function passNoticeOn(published: string, from: string, to: string): Promise<void> {
  // The edition for all is told of all.
  const said = await readFile(fileIn(published, from, "public"), "utf8").catch(() => noticeOf([]));
  const { held } = JSON.parse(said) as { held: Finding[] };
  await placeNotice(published, to, held);
}

async function placeNotice(published: string, version: string, findings: Finding[]): Promise<void> {
  for (const edition of await listEditions(published, version)) {
    const told = findings.filter((finding) => isFor(edition, finding));
    await replaceFile(fileIn(published, version, edition), noticeOf(told));
  }
}

/** What is wrong with another library's figures is for that one. */
function isFor(edition: string, { libraryId }: Finding): boolean {
  return edition === "public" || libraryId === "_all" || edition === `internal/${libraryId}`;
}

function fileIn(published: string, version: string, edition: string): string {
  return path.join(siteFolder(published, edition, version), "data", NOTICE);
}
