import type Token from "markdown-it/lib/token.mjs";
import { ConfigError } from "../../../data/errors.js";
import { markdown } from "./markdown.js";

/** What is said of one (sub)segment. */
export interface Note {
  /** Null for what is said of all. */
  segment_id: string | null;
  html: string;
}

/**
 * Notes by (sub)segment: those of `A` follow `## A` or `## A Name`; what stands before the first such
 * heading is about all.
 * @param file named in errors
 * @param codes of the segments and subsegments that there are
 * @throws ConfigError naming the line of a heading that is about none of them, or about one twice
 */
export function readNotes(
  text: string,
  { file, codes }: { file: string; codes: string[] },
): Note[] {
  const environment = {};
  let part: Part = { segment: null, tokens: [] };
  const parts = [part];
  const tokens = markdown.parse(text, environment);
  for (let position = 0; position < tokens.length; position++) {
    const token = tokens[position];
    if (!token) break;
    if (!beginsPart(token)) {
      part.tokens.push(token);
      continue;
    }
    const where = `${file}, line ${(token.map?.[0] ?? 0) + 1}`;
    const segment = segmentOf(tokens[position + 1]?.content.trim() ?? "", codes, where);
    if (parts.some((one) => one.segment === segment)) {
      throw new ConfigError(
        `${where}: "## ${segment}" stands there twice. Put its notes together.`,
      );
    }
    part = { segment, tokens: [] };
    parts.push(part);
    // Its title and its end.
    position += 2;
  }
  return parts
    .filter((one) => one.tokens.length > 0)
    .map((one) => ({
      segment_id: one.segment,
      html: markdown.renderer.render(one.tokens, markdown.options, environment),
    }));
}

interface Part {
  segment: string | null;
  tokens: Token[];
}

/** A heading of two signs that is in no list or quotation. */
function beginsPart({ type, level, meta }: Token): boolean {
  return type === "heading_open" && level === 0 && (meta as { level: number }).level === 2;
}

/** The code that a heading is or begins with: the longest, as a code may have a space in it. */
function segmentOf(title: string, codes: string[], where: string): string {
  const fits = codes.filter((code) => title === code || title.startsWith(`${code} `));
  const [longest] = fits.sort((a, b) => b.length - a.length);
  if (longest !== undefined) return longest;
  throw new ConfigError(
    `${where}: "## ${title}" begins with no code of a segment. The codes are: ${codes.join(", ")}. Use ### for a heading within the notes of a segment.`,
  );
}
