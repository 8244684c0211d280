import { figures as defaults } from "../../../data/figuresConfig.js";
import type { Figure, Sentence } from "./sentence.js";

/** As the configuration has them where it says nothing. */
export function thresholds(): Sentence {
  const { averageIndex, ...rest } = defaults.parse({});
  const percentages = ["confidence", "falseDiscoveryRate"];
  const [averageIndexLow, averageIndexHigh] = averageIndex;
  const figures = Object.entries({ ...rest, averageIndexLow, averageIndexHigh }).map(
    ([name, value]): [string, Figure] => [
      name,
      { value, as: percentages.includes(name) ? "exactPercent" : "exact" },
    ],
  );
  return { figures: Object.fromEntries(figures), names: [] };
}
