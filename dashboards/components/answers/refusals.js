import { figure, sentence } from "../figure.js";

/** Figures that are no counts. */
const AS = { most: { too_many_rejected: "axisPercent" } };

/**
 * Why a delivery was refused, in the words of the page; null where that is not known, as of a
 * delivery of before version 0.2.
 *
 * @param {{ refusal: string | null, refusal_details: string | null }} row of `data_quality`
 * @returns {import("../figure.js").Sentence | null}
 */
export function refusalSentence({ refusal, refusal_details }) {
  if (!refusal) return null;
  const values = Object.entries(JSON.parse(refusal_details ?? "{}"));
  return sentence(
    `refusal.${refusal}`,
    Object.fromEntries(values.map(([key, value]) => [key, shown(refusal, key, value)])),
  );
}

function shown(refusal, key, value) {
  // A line number is a name rather than an amount.
  if (typeof value !== "number" || /line/i.test(key)) return String(value);
  return figure(key, value, AS[key]?.[refusal]);
}
