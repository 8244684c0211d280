/**
 * What docs/method.md says of one figure; a part that is missing is an empty text.
 *
 * @typedef {{ title: { en: string, nl: string }, told: { en: string, nl: string }, columns: string[], formula: string, source: string, unit: string, empty: string, examples: string[], body: string }} MethodSection
 */

/** @param {string} markdown of docs/method.md @returns {MethodSection[]} */
export function readMethod(markdown) {
  const [, ...chapters] = markdown.split(/^## /m);
  return chapters.map(readSection);
}

/** @param {string} chapter from its title on, which is `English (Nederlands)` */
function readSection(chapter) {
  const [line = "", ...rest] = chapter.split("\n");
  const body = rest.join("\n");
  const [, en = line, nl = ""] = /^(.*?)(?: \((.*)\))?$/.exec(line) ?? [];
  // Within brackets are the values that a column can have.
  const columns = field(body, "Columns").replace(/\([^)]*\)/g, "");
  return {
    title: { en, nl },
    told: { en: told(body, "For the reader."), nl: told(body, "Voor wie het leest.") },
    columns: [...columns.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    formula: field(body, "Formula"),
    source: field(body, "Source"),
    unit: field(body, "Unit"),
    empty: field(body, "Null"),
    examples: [...body.matchAll(/^```example\n([\s\S]*?)^```$/gm)].map(([, text]) => text),
    body,
  };
}

function field(body, name) {
  return new RegExp(`^- \\*\\*${name}\\*\\*: (.*)$`, "m").exec(body)?.[1] ?? "";
}

function told(body, opening) {
  const escaped = opening.replace(".", "\\.");
  return new RegExp(`^> \\*\\*${escaped}\\*\\* (.*)$`, "m").exec(body)?.[1] ?? "";
}

/** @param {string} text @returns {string[]} authors and years, such as `Duncan & Duncan 1955` */
export function worksIn(text) {
  return text.match(/\p{Lu}[\p{L}-]+(?:(?:, \p{Lu}[\p{L}-]+)* & \p{Lu}[\p{L}-]+)? \d{4}/gu) ?? [];
}

/** @param {string} text @returns {string[]} formulas that need no words, such as `p_i = M_i / B_i` */
export function equationsIn(text) {
  return [...text.matchAll(/`([^`]* = [^`]*)`/g)].map(([, equation]) => equation);
}
