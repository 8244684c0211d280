import type { AccessReport } from "../../deploy/record.js";
import type { MeasuredTable } from "../../support/measuredTable.js";
import type { AttackRecord, RetentionRecord, SearchRecord } from "./records.js";

const ATTACKS = "test/privacy/attack.test.ts test/privacy/attackWestOfEngland.test.ts";

const whole = (value: number) => value.toLocaleString("en", { maximumFractionDigits: 0 });
const percent = (share: number) => `${whole(100 * share)} %`;
const nameOf = ({ edition, kind }: AttackRecord) =>
  kind === "public" ? "for all" : `of ${edition}`;

export function searchTable(records: SearchRecord[] | null): MeasuredTable {
  return {
    suites: "test/privacy/search.test.ts",
    head: ["where", "files, and files within them", "kB", "values looked for", "found"],
    rows:
      records?.map(({ where, texts, bytes, values, found }) => [
        where,
        whole(texts),
        whole(bytes / 1000),
        whole(values),
        found.length,
      ]) ?? null,
    lasting: [0, 4],
  };
}

export function shareTable(records: AttackRecord[] | null): MeasuredTable {
  return {
    suites: ATTACKS,
    head: ["region", "edition", "counts", "not shown", "for being small", "members in them"],
    rows:
      records?.map((one) => [
        one.region,
        nameOf(one),
        whole(one.counts),
        percent(one.hidden / one.counts),
        percent(one.primary / one.counts),
        percent(one.memberShareHidden),
      ]) ?? null,
    lasting: [0, 1, 3, 4, 5],
  };
}

export function attackTable(records: AttackRecord[] | null): MeasuredTable {
  return {
    suites: ATTACKS,
    head: [
      "region",
      "edition",
      "attacked",
      "disclosed",
      "disclosed, if only small counts were hidden",
    ],
    rows:
      records?.map((one) => [
        one.region,
        nameOf(one),
        whole(one.attacked),
        one.disclosed,
        one.attackedUnprotected === undefined
          ? ""
          : `${whole(one.disclosedUnprotected ?? 0)} of ${whole(one.attackedUnprotected)}`,
      ]) ?? null,
    lasting: [0, 1, 3],
  };
}

/** What was asked of the web server as it is; and with a rule taken out. */
export function requestTables(records: AccessReport[] | null) {
  const suites = "test/deploy";
  const asIs = records?.filter(({ without }) => without === undefined) ?? null;
  const opened = records?.filter(({ without }) => without !== undefined) ?? null;
  return {
    requests: {
      suites,
      head: ["what was asked for", "requests", "let in"],
      rows: asIs?.map(({ asked, requests, letIn }) => [asked, whole(requests), letIn]) ?? null,
      lasting: [0, 2],
    },
    opened: {
      suites,
      head: ["what was asked for", "while", "requests", "let in"],
      rows:
        opened?.map(({ asked, without = "", requests, letIn }) => [
          asked,
          without,
          whole(requests),
          whole(letIn),
        ]) ?? null,
      lasting: [0, 1],
    },
  } satisfies Record<string, MeasuredTable>;
}

export function retentionTable(records: RetentionRecord[] | null): MeasuredTable {
  return {
    suites: "test/retention",
    head: [
      "region",
      "snapshots purged",
      "rows purged",
      "figures compared",
      "figures changed",
      "people forgotten",
      "rows removed",
      "found afterwards",
      "",
    ],
    rows:
      records
        ?.flatMap(({ regions }) => regions)
        .map(({ region, note = "", forgotten, ...one }) => [
          region,
          whole(one.snapshotsPurged),
          whole(one.rowsPurged),
          whole(one.figuresCompared),
          one.figuresChanged,
          whole(forgotten.persons),
          whole(forgotten.rowsRemoved),
          forgotten.found,
          note,
        ]) ?? null,
    lasting: [0, 4, 7],
  };
}
