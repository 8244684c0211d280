import { figure, named, sentence } from "../figure.js";

/**
 * How places differ in reach.
 *
 * @param {{ places: { name: string, penetration: number | null }[], whole: number | null, kind: "municipality" | "branch" }} input
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
  const message = kind === "branch" ? "municipalities.rangeBranches" : "municipalities.range";
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
