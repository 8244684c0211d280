import { figure, sentence } from "../figure.js";

/**
 * What the quality gate holds back: one entry a feed, date and rule, with the worst place and how
 * many more there are.
 *
 * @param {any[]} held
 */
export function heldDeliveries(held) {
  const groups = new Map();
  for (const finding of held) {
    const key = `${finding.feed} ${finding.snapshotDate} ${finding.rule}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map((group) => {
    const places = narrowest(group);
    const worst = places.reduce((a, b) => (excess(b) > excess(a) ? b : a));
    return { ...worst, more: places.length - 1, sentence: ruleSentence(worst) };
  });
}

/** Branches where there are any, else libraries: of these the whole says nothing more. */
function narrowest(group) {
  const branches = group.filter(({ placeId }) => placeId);
  const libraries = group.filter(({ libraryId }) => libraryId !== "_all");
  return [branches, libraries, group].find(({ length }) => length);
}

function excess({ value, bound }) {
  return Math.abs(Math.abs(value) - bound);
}

function ruleSentence({ rule, value, bound }) {
  if (rule === "maxAge") return sentence("held.maxAge", { days: value, most: bound });
  return sentence(`held.${rule}`, {
    value: figure("held", Math.abs(value), "percent"),
    bound: figure("bound", bound, "axisPercent"),
    direction: value > 0 ? "more" : "fewer",
  });
}

/** The name of where it is, as the publication knows it; a new place is known by its id only. */
export function heldPlace({ libraries }, { libraryId, placeId }) {
  const library = libraries.find(({ id }) => id === libraryId);
  const places = library ? [library, ...library.municipalities, ...library.branches] : [];
  const place = places.find(({ id }) => id === placeId);
  const names = [
    place && place !== library ? place.name : placeId !== libraryId && placeId,
    libraryId !== "_all" && (library?.name ?? libraryId),
  ];
  return names.filter(Boolean).join(", ");
}
