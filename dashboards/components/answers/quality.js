import { figure, sentence } from "../figure.js";

const FINDINGS = [
  "rejected",
  "unplaced",
  "unmatched",
  "drop",
  "rise",
  "suppressed",
  "empty",
  "refused",
];
/** From best to worst. */
const VERDICTS = ["good", "attention", "bad", "refused"];
const MEMBER_SOURCES = ["members", "member_counts"];

/** The row that judges the members of a library on a date: its own, or else that of the whole file. */
export function memberVerdict(rows, library, date) {
  const onDate = rows.filter((row) => isOfMembers(row) && row.snapshot_date === date);
  const judged = judgedRows(onDate, library);
  return judged.find((row) => row.library_id === library) ?? judged[0];
}

/** One row a feed and date: the library's own where there is one, with what only the file can tell. */
export function judgedRows(rows, library) {
  const wholes = new Map(
    rows.filter((row) => row.library_id === "_all").map((row) => [keyOf(row), row]),
  );
  const own = rows.filter((row) => row.library_id === library);
  const known = new Set(own.map(keyOf));
  return [
    ...own.map((row) => withFile(row, wholes.get(keyOf(row)))),
    ...[...wholes.values()].filter((row) => !known.has(keyOf(row))),
  ];
}

/** Rows are rejected before anyone knows whose they are, so only the file can say how many. */
function withFile(row, whole) {
  if (!whole) return row;
  const { read_count, rejected_count, duplicate_count } = whole;
  const counted = { ...row, read_count, rejected_count, duplicate_count };
  if (!codesOf(whole).includes("rejected")) return counted;
  const finding = [...new Set(["rejected", ...codesOf(row)])].join(",");
  return { ...counted, finding, verdict: worst(row.verdict, whole.verdict) };
}

function worst(...verdicts) {
  return [...verdicts].sort((a, b) => VERDICTS.indexOf(b) - VERDICTS.indexOf(a))[0];
}

/** True for deliveries of members, the only ones of which a share is linked to areas. */
export function isOfMembers({ source }) {
  return MEMBER_SOURCES.includes(source);
}

function keyOf({ feed, snapshot_date }) {
  return `${feed} ${snapshot_date}`;
}

/**
 * Whether the figures can be trusted.
 *
 * @param {{ rows: any[], library: string, date: string }} input
 * @returns {import("../figure.js").Sentence[]}
 */
export function qualityAnswer({ rows, library, date }) {
  const judged = judgedRows(rows, library);
  if (!judged.length) return [sentence("quality.none")];
  const row = memberVerdict(rows, library, date);
  return [...(row ? aboutMembers(row) : []), aboutAll(judged)];
}

function aboutMembers(row) {
  const verdict = sentence("quality.verdict", {
    verdict: row.verdict,
    date: figure("date", row.snapshot_date, "date"),
  });
  const linked = sentence("quality.linked", {
    rate: figure("match_rate", row.match_rate, "percent"),
    unplaced: figure("unplaced_count", row.unplaced_count),
  });
  const suppressed = sentence("quality.suppressed", {
    rows: figure("suppressed_count", row.suppressed_count),
    low: figure("suppressed_low", row.suppressed_low),
    high: figure("suppressed_high", row.suppressed_high),
  });
  return [
    verdict,
    ...(row.match_rate === null ? [] : [linked]),
    ...(row.suppressed_count > 0 ? [suppressed] : []),
  ];
}

function aboutAll(judged) {
  const refused = judged.filter(({ verdict }) => verdict === "refused").length;
  const flagged = judged.filter(({ verdict }) => ["attention", "bad"].includes(verdict)).length;
  if (!refused && !flagged) return sentence("quality.allGood", { total: judged.length });
  return sentence("quality.someNot", {
    total: figure("judged", judged.length),
    flagged,
    flaggedFigure: figure("flagged", flagged),
    refused,
    refusedFigure: figure("refused", refused),
  });
}

/** What was found in one delivery, as sentences. */
export function findings(row) {
  const codes = codesOf(row);
  if (!codes.length) return [sentence("finding.none")];
  return codes.map((code) =>
    sentence(`finding.${code}`, {
      rejected: figure("rejected_count", row.rejected_count),
      unplaced: figure("unplaced_count", row.unplaced_count, "some"),
      unmatched: figure("unmatched_count", row.unmatched_count, "some"),
      suppressed: figure("suppressed_count", row.suppressed_count),
      size: figure("change", row.change === null ? null : Math.abs(row.change), "percent"),
    }),
  );
}

function codesOf(row) {
  return (row.finding ?? "").split(",").filter((code) => FINDINGS.includes(code));
}
