import type { AccessReport } from "../deploy/record.js";
import { westOfEnglandData } from "../oracle/dataFolder.js";
import { makePage } from "../support/measuredPage.js";
import { readReport, readReports } from "../support/report.js";
import {
  attackTable,
  requestTables,
  retentionTable,
  searchTable,
  shareTable,
} from "./document/tables.js";
import type { AttackRecord, RetentionRecord, SearchRecord } from "./document/records.js";

// After the suites that measure it: `npx tsx test/privacy/document.ts` writes what they found into
// docs/privacy.md; with `--check` it says whether the page still tells it.

const page = "privacy";
// Elsewhere what the page tells of that region stays.
const hasData = "folder" in westOfEnglandData();
const kept = hasData ? undefined : "West of England";
const attacked = await readReports<AttackRecord>(
  ["attack-demonstration", ...(hasData ? ["attack-west-of-england"] : [])],
  page,
);
const requests = await readReports<AccessReport>(["access", "misled"], page);
const retention = await readReport<RetentionRecord>("retention", page);

await makePage({
  file: "docs/privacy.md",
  script: "test/privacy/document.ts",
  tables: {
    search: searchTable(await readReport<SearchRecord>("search", page)),
    hidden: { ...shareTable(attacked), kept },
    attacked: { ...attackTable(attacked), kept },
    ...requestTables(requests),
    retention: { ...retentionTable(retention), kept },
  },
});
