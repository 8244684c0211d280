/**
 * A number in a sentence: shown in bold, and marked so that a test can find it.
 *
 * @typedef {{ figure: string, value: number | string | null, as: "count" | "some" | "percent" | "wholePercent" | "axisPercent" | "exact" | "exactPercent" | "points" | "index" | "date" | "moment" | "duration" }} Figure
 * @typedef {{ name: string }} Name a name from the data, shown in italics
 * @typedef {{ message: string, values: Record<string, Figure | Name | string | number> }} Sentence
 */

/** @returns {Figure} */
export function figure(name, value, as = "count") {
  return { figure: name, value, as };
}

/** @returns {Name} */
export function named(name) {
  return { name };
}

/** @returns {Sentence} */
export function sentence(message, values = {}) {
  return { message, values };
}
