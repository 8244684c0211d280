import { CheckError } from "../data/errors.js";
import type { Mart } from "../data/mart.js";

/**
 * Marts so that each comes after its inputs; otherwise by name.
 * @throws CheckError for an input that does not exist, or marts that wait for each other.
 */
export function inOrder(marts: Mart[]): Mart[] {
  const byName = new Map(marts.map((mart) => [`mart.${mart.name}`, mart]));
  const done = new Set<Mart>();
  const visit = (mart: Mart, path: string[]) => {
    if (done.has(mart)) return;
    if (path.includes(mart.name)) {
      throw new CheckError(
        `${[...path, mart.name].join(" -> ")}: these marts wait for each other.`,
      );
    }
    for (const input of mart.inputs.filter((name) => name.startsWith("mart."))) {
      const needed = byName.get(input);
      if (!needed) {
        throw new CheckError(`${mart.name}: its input ${input} is no mart. Correct \`inputs\`.`);
      }
      visit(needed, [...path, mart.name]);
    }
    done.add(mart);
  };
  for (const mart of [...marts].sort((a, b) => (a.name < b.name ? -1 : 1))) visit(mart, []);
  return [...done];
}

/** Marts by these names with all that they are made from, in order. */
export function neededFor(marts: Mart[], names: string[]): Mart[] {
  const needed = new Set(names.map((name) => `mart.${name}`));
  for (const mart of [...marts].reverse()) {
    if (needed.has(`mart.${mart.name}`)) mart.inputs.forEach((input) => needed.add(input));
  }
  return marts.filter((mart) => needed.has(`mart.${mart.name}`));
}
