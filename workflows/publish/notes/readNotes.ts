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
  const parts: { segment: string | null; tokens: Token[] }[] = [{ segment: null, tokens: [] }];
  const tokens = markdown.parse(text, environment);
  for (let position = 0; position < tokens.length; position++) {
    const token = tokens[position]!;
    if (token.type !== "heading_open" || token.level > 0 || token.meta.level !== 2) {
      parts.at(-1)!.tokens.push(token);
      continue;
    }
    const title = tokens[position + 1]!.content.trim();
    const where = `${file}, line ${token.map![0] + 1}`;
    const segment = segmentOf(title, codes, where);
    if (parts.some((part) => part.segment === segment)) {
      throw new ConfigError(
        `${where}: "## ${segment}" stands there twice. Put its notes together.`,
      );
    }
    parts.push({ segment, tokens: [] });
    position += 2;
  }
  return parts
    .filter((part) => part.tokens.length > 0)
    .map((part) => ({
      segment_id: part.segment,
      html: markdown.renderer.render(part.tokens, markdown.options, environment),
    }));
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
