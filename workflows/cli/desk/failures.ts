import type { RunRecord } from "../../types.js";

/**
 * Deliveries that could not be read when they were asked for last, in sentences.
 * @param runs newest first
 */
export function failuresOf(runs: RunRecord[]): string[] {
  const seen = new Set<string>();
  const failures: string[] = [];
  for (const { phase, name, status, message } of runs.flatMap(({ steps }) => steps)) {
    if (phase !== "ingest" || seen.has(name)) continue;
    seen.add(name);
    if (status === "failed") failures.push(`${name} failed: ${message ?? ""}`);
  }
  return failures;
}
