import { figure, sentence } from "../figure.js";

/** What the sentences say with which a delivery is refused, and the values in them. */
const KNOWN = [
  ["noRows", /^The file has a header and no rows/],
  [
    "tooMany",
    /^(?<rejected>\d+) of (?<read>\d+) rows do not keep the contract, more than (?<most>[\d.]+) %/,
  ],
  ["all", /^\d+ of (?<read>\d+) rows do not keep the contract/],
  ["column", /there is no column "(?<column>[^"]*)"/],
  ["twoColumns", /there are two columns "(?<column>[^"]*)"/],
  ["tooLarge", /unpacks to more than/],
  ["locked", /is locked with a password/],
  ["packing", /is packed in a way that|names a file outside the archive|holds \d+ files/],
  ["damaged", /cut off or damaged/],
  ["cutOff", /stops halfway line|is never closed/],
  ["empty", /: is empty\./],
  ["firstLine", /the first line (is empty|holds|does not end)/],
  ["encodings", /holds two encodings/],
  ["unreadable", /cannot be read as a table|blank lines/],
];

const READ = {
  rejected: (text) => figure("rejected", Number(text)),
  read: (text) => figure("read", Number(text)),
  most: (text) => figure("most", Number(text) / 100, "axisPercent"),
  column: (text) => text,
};

/**
 * Why a delivery was refused, in the words of the page; null where the sentence is not known.
 *
 * @param {string} message
 * @returns {import("../figure.js").Sentence | null}
 */
export function refusalSentence(message) {
  for (const [code, pattern] of KNOWN) {
    const found = pattern.exec(message);
    if (!found) continue;
    const values = Object.entries(found.groups ?? {}).map(([key, text]) => [key, READ[key](text)]);
    return sentence(`refusal.${code}`, Object.fromEntries(values));
  }
  return null;
}
