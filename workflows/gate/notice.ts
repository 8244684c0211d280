import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { replaceFile } from "../../data/placeFile.js";
import { alone } from "../publish/pointer.js";
import { currentVersion, publishedFolder } from "../publish/publications.js";
import type { Finding } from "./findings.js";
import { isHolding } from "./sentences.js";

/** Name of the notice beside the figures of a site. */
export const NOTICE = "notice.json";

/** What the data-quality page says of newer figures that are held back; none with a new publication. */
export function noticeOf(findings: Finding[]): string {
  return JSON.stringify({ held: findings.filter(isHolding) });
}

/**
 * Tells readers of the site that newer figures are held back: the one file of a publication that
 * changes after it, so that the page says so without another publication.
 */
export async function writeNotice(varFolder: string, findings: Finding[]): Promise<void> {
  const published = publishedFolder(varFolder);
  await alone(published, async () => {
    const version = await currentVersion(published);
    if (version) await placeNotice(published, version, noticeOf(findings));
  });
}

/** What is held back is so whatever readers see: another publication that becomes current says it too. */
export async function passNoticeOn(published: string, from: string, to: string): Promise<void> {
  const said = await readFile(fileIn(published, from), "utf8").catch(() => noticeOf([]));
  await placeNotice(published, to, said);
}

async function placeNotice(published: string, version: string, text: string): Promise<void> {
  const file = fileIn(published, version);
  if (existsSync(path.dirname(file))) await replaceFile(file, text);
}

function fileIn(published: string, version: string): string {
  return path.join(published, version, "sites/internal/data", NOTICE);
}
