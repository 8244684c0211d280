import { figure, named, sentence } from "../figure.js";

/**
 * How places differ in reach.
 *
 * @param {{ places: { name: string, penetration: number | null, penetration_low?: number | null, penetration_high?: number | null }[], whole: number | null, kind: "municipality" | "branch" }} input
 * @returns {import("../figure.js").Sentence[]}
 */
export function placesAnswer({ places, whole, kind }) {
  const known = places
    .filter(({ penetration }) => Number.isFinite(penetration))
    .sort((a, b) => a.penetration - b.penetration);
  const [lowest, highest] = [known.at(0), known.at(-1)];
  if (!lowest || !highest) return [sentence("municipalities.none")];
  if (lowest === highest) {
    return [
      sentence("municipalities.one", {
        place: named(lowest.name),
        penetration: figure("penetration", lowest.penetration, "percent"),
      }),
    ];
  }
  const range = areAlike(lowest, highest) ? "municipalities.even" : "municipalities.range";
  const message = kind === "branch" ? `${range}Branches` : range;
  return [
    sentence(message, {
      lowest: figure("lowest", lowest.penetration, "percent"),
      lowestPlace: named(lowest.name),
      highest: figure("highest", highest.penetration, "percent"),
      highestPlace: named(highest.name),
      whole: figure("penetration", whole, "percent"),
    }),
  ];
}

/** True where the intervals of two places have a part in common: then they may differ by chance alone. */
export function areAlike(lowest, highest) {
  const bounds = [lowest.penetration_high, highest.penetration_low];
  return bounds.every(Number.isFinite) && bounds[0] >= bounds[1];
}
