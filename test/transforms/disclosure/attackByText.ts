import loadHighs from "highs";
import type { Interval, Problem } from "../../../transforms/disclosure/problem.js";

const highs = await (loadHighs as unknown as typeof loadHighs.default)();

/**
 * The attack, written down once more and by other means: every cell is a variable, a published one
 * by an equation, in the text of a linear program for the solver's one-shot interface.
 */
export function attack(
  { cells, relations }: Problem,
  hidden: ReadonlySet<string>,
  target: string,
  counts: "any" | "whole" = "any",
): Interval {
  const names = new Map(cells.map(({ id }, place) => [id, `x${place}`]));
  const equations = relations.map(({ terms, sense }) => {
    const sum = terms.map(({ id, coefficient }) => `${signed(coefficient)} ${names.get(id)!}`);
    return `${sum.join(" ")} ${sense} 0`;
  });
  const shown = cells
    .filter(({ id }) => !hidden.has(id))
    .map(({ id, value }) => `${names.get(id)!} = ${value}`);
  const bounds = cells.map(({ id, most }) => `0 <= ${names.get(id)!} <= ${most ?? 1e5}`);
  const whole = counts === "whole" ? `Generals\n${[...names.values()].join(" ")}\n` : "";
  // With it HiGHS 1.15.3 calls 5 the least of a count that can be 0, where counts are whole.
  const presolve = counts === "whole" ? "off" : "choose";
  const solve = (aim: "Minimize" | "Maximize") => {
    const text = `${aim}\n t: ${names.get(target)!}\nSubject To\n${[...equations, ...shown].join("\n")}\nBounds\n${bounds.join("\n")}\n${whole}End`;
    const result = highs.solve(text, { output_flag: false, presolve });
    if (result.Status !== "Optimal") throw new Error(`The attack ended with ${result.Status}.`);
    return result.ObjectiveValue;
  };
  return { low: solve("Minimize"), high: solve("Maximize") };
}

function signed(value: number): string {
  return value < 0 ? `- ${-value}` : `+ ${value}`;
}
