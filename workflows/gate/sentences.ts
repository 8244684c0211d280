import type { GateRule } from "../../data/gateConfig.js";
import type { Finding } from "./findings.js";

/** Findings of one feed, day and rule that are told one by one. */
const MOST = 5;

const percent = (value: number) => `${Number((100 * value).toFixed(1))} %`;

const WHAT: Record<GateRule, (value: number) => string> = {
  maxRejected: (value) => `${percent(value)} of the rows are in quarantine`,
  maxDrop: (value) => `${percent(-value)} fewer than in the snapshot before`,
  maxRise: (value) => `${percent(value)} more than in the snapshot before`,
  maxAge: (value) => `the newest snapshot is ${value} days old`,
  minMatchRate: (value) => `only ${percent(value)} of the members are placed in a known area`,
  maxPenetration: (value) => `${percent(value)} of the residents would be members`,
  controlTotal: (value) =>
    `${percent(Math.abs(value))} ${value > 0 ? "more" : "fewer"} members than the control total`,
};

export function isHolding({ effect }: Finding): boolean {
  return effect === "holds";
}

/**
 * Findings as status, logs and messages tell them: those that hold the publication back first, then
 * what a person can do about them, then warnings. What was accepted is not told.
 */
export function tellFindings(findings: Finding[]): string[] {
  const held = findings.filter(isHolding);
  const warnings = findings.filter(({ effect }) => effect === "warns");
  return [...tell(held), ...remedyOf(held), ...tell(warnings)];
}

function tell(findings: Finding[]): string[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = [finding.feed, finding.snapshotDate, finding.rule].join(" ");
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap((group) => {
    const [{ feed, snapshotDate, rule }] = group as [Finding];
    const more = group.length - MOST;
    return [
      ...group.slice(0, MOST).map(sentenceOf),
      ...(more > 0 ? [`${feed} ${snapshotDate}: ${rule} is broken in ${more} more places.`] : []),
    ];
  });
}

function sentenceOf({ feed, snapshotDate, rule, libraryId, placeId, value, bound }: Finding) {
  const place = placeId || (libraryId === "_all" ? "" : libraryId);
  const limit = rule === "maxAge" ? `${bound} days` : percent(bound);
  return `${feed} ${snapshotDate}${place && `, ${place}`}: ${WHAT[rule](value)} (${rule} ${limit}).`;
}

/** What a person can do, with the commands for the first that holds the publication back. */
function remedyOf(held: Finding[]): string[] {
  const [first] = held;
  if (!first) return [];
  const { feed, snapshotDate, rule } = first;
  const mend =
    rule === "maxAge"
      ? "Deliver a newer snapshot and refresh"
      : `Mend the delivery and refresh, take it out (werkgebied withdraw ${feed} ${snapshotDate})`;
  const each = new Set(held.map((one) => [one.feed, one.snapshotDate, one.rule].join())).size;
  return [
    `${mend}, or accept it as it is (werkgebied accept ${feed} ${snapshotDate} --rule ${rule}).${each > 1 ? ` Likewise for ${each - 1} more.` : ""}`,
  ];
}
