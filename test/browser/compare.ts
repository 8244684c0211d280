import type { Figures } from "./expected/sentence.js";
import type { Expected } from "./expected.js";
import { written, type Language } from "./numbers.js";
import type { Shown, Value } from "./shown.js";

/** Where a page says something else than the published files do; empty where it tells the truth. */
export function differences(shown: Shown, expected: Expected, language: Language): string[] {
  return [
    ...compare(shown.figures, expected.figures, language),
    ...compare(shown.cells, expected.cells, language),
    ...compareNames(shown.names, expected.names),
  ];
}

function compare(shown: Record<string, Value>, expected: Figures, language: Language): string[] {
  const keys = new Set([...Object.keys(shown), ...Object.keys(expected)]);
  return [...keys].flatMap((key) => {
    const [found, wanted] = [shown[key], expected[key]];
    if (!wanted) return [`${key}: shown as ${found?.text}, and not expected`];
    if (!found) return [`${key}: ${wanted.value} is not shown`];
    const text = written(wanted.value, wanted.as, language);
    const isSame = isEqual(found.value, wanted.value) && found.text === text;
    if (isSame) return [];
    return [`${key}: shown as ${found.text} (${found.value}) for ${text} (${wanted.value})`];
  });
}

/** Sums of doubles differ in their last digit by the order in which they were added. */
function isEqual(found: string, wanted: string | number | null): boolean {
  if (typeof wanted !== "number" || found === "") return found === String(wanted ?? "");
  return Math.abs(Number(found) - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
}

function compareNames(shown: Expected["names"], expected: Expected["names"]): string[] {
  const [found, wanted] = [sorted(shown), sorted(expected)];
  return found === wanted ? [] : [`names: ${found} for ${wanted}`];
}

function sorted(names: Expected["names"]) {
  return JSON.stringify(Object.entries(names).sort(([a], [b]) => a.localeCompare(b)));
}
