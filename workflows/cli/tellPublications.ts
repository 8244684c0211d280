import type { EditionSummary } from "../publish/editions/summary.js";
import type { Manifest } from "../publish/manifest.js";
import type { KeptPublication } from "../publish/publications.js";
import { localTime } from "./localTime.js";
import { formatNumber, tableLines } from "./output.js";

export interface Listed extends KeptPublication {
  isRolledBack: boolean;
}

export function summaryOf({ version, isCurrent, isRolledBack, manifest }: Listed) {
  return {
    version,
    isCurrent,
    isRolledBack,
    isBroken: manifest === null,
    publishedAt: manifest?.publishedAt ?? null,
    martCount: manifest?.marts.length ?? null,
    snapshotCount: manifest?.inputs.length ?? null,
    rowCount: manifest ? rowsOf(manifest) : null,
    refusalCount: manifest?.refusals.length ?? null,
    run: manifest?.run ?? null,
  };
}

export function tellList(all: Listed[], timeZone: string): string[] {
  if (all.length === 0) return ["Nothing was published yet."];
  return tableLines(
    [
      { title: "version", value: ({ version }) => version },
      { title: "published", value: (one) => publishedAt(one, timeZone) },
      { title: "marts", value: ({ manifest }) => manifest?.marts.length, right: true },
      { title: "snapshots", value: ({ manifest }) => manifest?.inputs.length, right: true },
      { title: "rows", value: ({ manifest }) => manifest && rowsOf(manifest), right: true },
      { title: "refusals", value: ({ manifest }) => manifest?.refusals.length, right: true },
      { title: "run", value: ({ manifest }) => manifest?.run },
      { title: "", value: markOf },
    ],
    all,
  );
}

function publishedAt({ manifest }: KeptPublication, timeZone: string) {
  return manifest ? localTime(manifest.publishedAt, timeZone) : "manifest is broken";
}

function markOf({ isCurrent, isRolledBack }: Listed) {
  return isCurrent ? "current" : isRolledBack ? "rolled back" : "";
}

export function tellOne(shown: Listed, timeZone: string): string[] {
  const { version, manifest } = shown;
  const title = `${version}${markOf(shown) ? `  (${markOf(shown)})` : ""}`;
  if (!manifest) return [title, "Its manifest is missing or broken: nothing more is known of it."];
  const { config, run, software, refusals, marts } = manifest;
  return [
    title,
    `Published ${localTime(manifest.publishedAt, timeZone)} by ${run}, with Werkgebied ${software}.`,
    `${config.name}: ${config.segmentation}, basis ${config.basis.join(" and ")}, assignment ${config.assignment}, suppressed counts as ${config.suppressed}.`,
    `Members: ${config.memberDefinition.en}`,
    "",
    ...tableLines(
      [
        { title: "feed", value: ({ feed }) => feed },
        { title: "snapshots", value: ({ dates }) => dates.length, right: true },
        { title: "first", value: ({ dates }) => dates[0] },
        { title: "last", value: ({ dates }) => dates.at(-1) },
        { title: "rows", value: ({ rows }) => rows, right: true },
      ],
      feedsOf(manifest),
    ),
    "",
    `${marts.length} marts, ${formatNumber(rowsOf(manifest))} rows: ${marts.map(({ name }) => name).join(", ")}`,
    ...(manifest.editions ?? []).map(tellEdition),
    ...refusals.map(
      ({ feed, snapshotDate, message }) => `Refused: ${feed} ${snapshotDate}: ${message}`,
    ),
  ];
}

const NAMES = { public: "The edition for all", internal: "Each library's own edition" };

/** What its readers do not see. */
function tellEdition({ kind, method, least, base, ...sums }: EditionSummary): string {
  const name = NAMES[kind];
  if (method === "rounding") return `${name} shows members rounded to multiples of ${base}.`;
  if (least === 1) return `${name} shows all members as they were counted.`;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const { countCount, hiddenCount, hiddenMemberShare, narrowedCount, disclosedBeforeCount } = sums;
  const lines = [
    `${name} hides counts of 1 to ${least - 1} members: ${percent(hiddenCount / Math.max(1, countCount))} of ${formatNumber(countCount)} counts, with ${percent(hiddenMemberShare)} of the members in them.`,
    narrowedCount > 0 && `Of ${narrowedCount} of them less than 0 to ${least - 1} can be promised.`,
    disclosedBeforeCount > 0 && `An earlier publication has shown ${disclosedBeforeCount} of them.`,
  ];
  return lines.filter(Boolean).join(" ");
}

function feedsOf({ inputs }: Manifest) {
  const names = [...new Set(inputs.map(({ feed }) => feed))];
  return names.map((feed) => {
    const mine = inputs.filter((input) => input.feed === feed);
    return {
      feed,
      dates: mine.map(({ snapshotDate }) => snapshotDate).sort(),
      rows: mine.reduce((total, { rowCount }) => total + rowCount, 0),
    };
  });
}

function rowsOf({ marts }: Manifest): number {
  return marts.reduce((total, { rowCount }) => total + rowCount, 0);
}
