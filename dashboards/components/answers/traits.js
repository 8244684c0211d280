import { figure, named, sentence } from "../figure.js";
import { isAverage } from "./contrast.js";

/** How far a trait is from 100: half as often as everybody weighs as much as twice as often. */
export function distanceOf({ index }) {
  return Math.abs(Math.log(index / 100));
}

/** Traits that say something: their index is known, and not close to 100. */
function told(rows) {
  return rows.filter(({ index }) => Number.isFinite(index) && !isAverage(index));
}

/** The traits by which a group differs most from everybody, whichever way. */
export function tellingTraits(rows, most) {
  const furthest = told(rows)
    .sort((a, b) => distanceOf(b) - distanceOf(a))
    .slice(0, most);
  return parted(furthest);
}

/** What it is most often, and what least often, against everybody. */
export function traitContrast(rows) {
  const { more, less } = parted(told(rows).sort((a, b) => distanceOf(b) - distanceOf(a)));
  return { more: more.slice(0, 1), less: less.slice(0, 1) };
}

function parted(rows) {
  return {
    more: rows.filter(({ index }) => index > 100),
    less: rows.filter(({ index }) => index < 100),
  };
}

/**
 * By what a group can be known, in two sentences: what is true of it often, and what seldom.
 *
 * @param {any[]} rows of `persona`, of one (sub)segment
 * @param {{ more: any[], less: any[] }} chosen
 * @returns {import("../figure.js").Sentence[]}
 */
export function traitSentences(rows, { more, less }) {
  if (rows.length === 0) return [sentence("traits.none")];
  if (!more.length && !less.length) return [sentence("traits.alike")];
  return listed("traits", { more, less });
}

const NUMBERS = ["one", "two", "three"];

/** The sentences `<message>.more` and `<message>.less`, with one to three traits in each. */
export function listed(message, chosen) {
  return Object.entries(chosen).flatMap(([side, traits]) => {
    if (!traits.length) return [];
    const values = traits.flatMap(({ attribute, index }, turn) => [
      [NUMBERS[turn], named(attribute)],
      [`${NUMBERS[turn]}Index`, figure(`${side}_${turn + 1}`, index, "index")],
    ]);
    const number = NUMBERS[traits.length - 1];
    return [sentence(`${message}.${side}`, { number, ...Object.fromEntries(values) })];
  });
}
