import type { Config } from "../../data/config.js";
import type { NotifyEvent } from "../../data/notifyConfig.js";
import type { RunRecord } from "../types.js";

/** What is told of a run. */
export interface Message {
  event: NotifyEvent;
  region: string;
  run: string;
  /** One line, in the language of the pages. */
  subject: string;
  /** Sentences. */
  lines: string[];
  counts: RunRecord["summary"]["counts"];
  /** What readers see; '' where nothing was published yet, null where the run did not come so far. */
  version: string | null;
}

const SUBJECTS: Record<Config["language"], Record<NotifyEvent, string>> = {
  nl: {
    failed: "er is niets gepubliceerd",
    held: "nieuwe cijfers worden tegengehouden",
    incomplete: "niet elke aanlevering is bruikbaar",
    published: "nieuwe cijfers gepubliceerd",
  },
  en: {
    failed: "nothing was published",
    held: "new figures are held back",
    incomplete: "not every delivery could be used",
    published: "new figures are published",
  },
};

export function messageOf(
  { name, language }: Pick<Config, "name" | "language">,
  event: NotifyEvent,
  { runId, error, findings, summary, version }: RunRecord,
): Message {
  return {
    event,
    region: name,
    run: runId,
    subject: `${name}: ${SUBJECTS[language][event]}`,
    lines: [
      ...(error ? [error] : []),
      ...findings,
      ...deliveriesOf(summary),
      standing(language, version),
    ],
    counts: summary.counts,
    version,
  };
}

/** Deliveries that a person should see to. */
function deliveriesOf({ remarks }: RunRecord["summary"]): string[] {
  return remarks
    .filter(({ status }) => status === "refused" || status === "failed")
    .map(
      ({ feed, snapshotDate, status, message }) =>
        `${feed} ${snapshotDate}: ${status}: ${message ?? "no reason given"}`,
    );
}

/** What readers see now. The other sentences are those of the command line. */
const STANDING = {
  nl: {
    before: "Wat eerder is gepubliceerd, blijft staan.",
    none: "Er is nog niets gepubliceerd.",
  },
  en: { before: "What was published before still stands.", none: "Nothing is published yet." },
};

function standing(language: Config["language"], version: string | null): string {
  if (version === null) return STANDING[language].before;
  if (!version) return STANDING[language].none;
  return language === "nl" ? `Lezers zien ${version}.` : `Readers see ${version}.`;
}
