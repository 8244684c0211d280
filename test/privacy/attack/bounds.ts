import loadHighs from "highs";
import type { Known } from "./knowledge.js";

const highs = await (loadHighs as unknown as typeof loadHighs.default)();

export interface Unknown {
  id: string;
  /** Residents; Infinity where they are no bound. */
  most: number;
}

export interface Bounds {
  low: number;
  high: number;
}

/** Something does not hold of what was published. */
export class Contradiction extends Error {}

/**
 * The least and the most that each unknown can be, by linear programs written as text.
 * @param told what was published
 * @param slack how far a published count may be from the true one: 0, or 0.5 where it was rounded
 */
export function boundsOf(
  unknowns: Unknown[],
  told: Map<string, number>,
  known: Known[],
  slack: number,
): Map<string, Bounds> {
  const names = new Map(unknowns.map(({ id }, place) => [id, `x${place}`]));
  const lines = known.flatMap(({ terms, low, high }) => {
    const open = terms.filter(([id]) => names.has(id));
    if (open.length === 0) return [];
    const fixed = terms.filter(([id]) => !names.has(id));
    const sum = fixed.reduce(
      (all, [id, coefficient]) => all + coefficient * (told.get(id) ?? 0),
      0,
    );
    const room = slack * fixed.length;
    const text = open.map(([id, by]) => `${by < 0 ? "-" : "+"} ${Math.abs(by)} ${names.get(id)}`);
    return [
      ...(Number.isFinite(high) ? [`${text.join(" ")} <= ${high - sum + room}`] : []),
      ...(Number.isFinite(low) ? [`${text.join(" ")} >= ${low - sum - room}`] : []),
    ];
  });
  const limits = unknowns.map(
    ({ id, most }) => `0 <= ${names.get(id)}${Number.isFinite(most) ? ` <= ${most}` : ""}`,
  );
  const solve = (aim: "Minimize" | "Maximize", id: string): number => {
    const text = `${aim}\n t: ${names.get(id)}\nSubject To\n${lines.join("\n")}\nBounds\n${limits.join("\n")}\nEnd`;
    const result = highs.solve(text, { output_flag: false });
    if (result.Status === "Infeasible") throw new Contradiction(id);
    if (result.Status === "Unbounded") return Infinity;
    if (result.Status !== "Optimal") throw new Error(`The attack ended with ${result.Status}.`);
    return result.ObjectiveValue;
  };
  return new Map(
    unknowns.map(({ id }) => [id, { low: solve("Minimize", id), high: solve("Maximize", id) }]),
  );
}
