import { existsSync } from "node:fs";
import path from "node:path";
import { replaceFile } from "../../data/placeFile.js";
import { publishedFolder } from "../publish/publications.js";
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
  const folder = path.join(publishedFolder(varFolder), "current/sites/internal/data");
  if (!existsSync(folder)) return;
  await replaceFile(path.join(folder, NOTICE), noticeOf(findings));
}
