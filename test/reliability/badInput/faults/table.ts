import { writeFile } from "node:fs/promises";
import type { FeedInput } from "../../../data/place.js";
import { csv, header, rows, type Fault } from "../fault.js";
import { hostileNames, quoted } from "../hostileNames.js";

const good = rows(40);
const write = (content: string) => (file: string) => writeFile(file, content);
const withLines = (...lines: string[]) => write(csv([header, ...good, ...lines]));
const columns = {
  library: { value: "Bibliotheek" },
  member_id: "nr",
  category: "soort",
  branch: "vestiging",
  joined_date: "sinds",
};
const told = "The columns are: nr, soort, vestiging, sinds.";

export const table: Fault[] = [
  {
    fault: "a mapping that names a column the file has not",
    feed: { columns: { ...columns, branch: "filiaal" } },
    deliver: withLines(),
    expect: {
      status: "refused",
      sentence: `file.csv: there is no column "filiaal". ${told} Change the mapping, or the delimiter.`,
    },
  },
  {
    fault: "a mapping of a column the contract has not",
    feed: { columns: { ...columns, naam: "naam" } },
    deliver: withLines(),
    expect: {
      status: "configuration",
      sentence: /^feeds\.feed\.columns\.naam: source members has no such column\. It has: library,/,
    },
  },
  {
    fault: "a column that was there the time before",
    deliver: write(csv(["nr,soort,sinds", "P1,Jeugd,2020-01-01"])),
    expect: {
      status: "refused",
      sentence:
        'file.csv: there is no column "vestiging". The columns are: nr, soort, sinds. Change the mapping, or the delimiter.',
    },
  },
  {
    fault: "two columns of one name",
    deliver: write(csv(["nr,soort,vestiging,sinds,vestiging", "P1,Jeugd,Noord,2020-01-01,Zuid"])),
    expect: {
      status: "refused",
      sentence:
        'file.csv: there are two columns "vestiging". Deliver the file with a name of its own for each.',
    },
  },
  {
    fault: "another delimiter than is declared",
    feed: { file: { path: "file.csv", delimiter: ";" } },
    deliver: withLines(),
    expect: {
      status: "refused",
      sentence:
        'file.csv: there is no column "nr", nor can the first line be recognised as the line of column names. Deliver the file with that line, or change the mapping or the delimiter.',
    },
  },
  {
    fault: "another delimiter in the rows than in the header",
    deliver: write(csv([header, ...good.map((line) => line.replaceAll(",", ";"))])),
    expect: {
      status: "refused",
      sentence:
        "40 of 40 rows do not keep the contract; first line 2: the line has fewer values than the header has columns. Mend the delivery or its mapping.",
    },
  },
  {
    fault: "keys that are there twice",
    deliver: withLines("P1,Jeugd,Noord,2020-01-01", "P2,Jeugd,Noord,2020-01-01"),
    expect: {
      status: "loaded",
      read: 42,
      rejected: 2,
      sentence: "line 42: library, member_id the same key as an earlier line",
    },
  },
  {
    fault: "dates in the years 15 and 9999",
    deliver: withLines("X1,Jeugd,Noord,0015-01-01", "X2,Jeugd,Noord,9999-12-31"),
    expect: {
      status: "loaded",
      read: 42,
      rejected: 2,
      sentence: "line 42: joined_date is not between 1900 and 2199",
    },
  },
  {
    fault: "dates that do not exist, or are written otherwise",
    feed: { dateFormats: ["%Y-%m-%d", "%d-%m-%Y"] },
    deliver: withLines("X1,Jeugd,Noord,31-02-2024", "X2,Jeugd,Noord,1/2/2024"),
    expect: {
      status: "loaded",
      read: 42,
      rejected: 2,
      sentence: "line 42: joined_date is not a date in the form that the feed declares",
    },
  },
  {
    fault: "a way of writing dates that there is not",
    feed: { dateFormats: ["%d-%m-%Q"] },
    deliver: withLines(),
    expect: {
      status: "configuration",
      sentence: /feeds\.feed\.dateFormats\.0: "%Q" is no part of a date\. Use %d, %m, %Y/,
    },
  },
  {
    fault: "a way of writing dates without a %",
    feed: { dateFormats: ["dd-mm-jjjj"] },
    deliver: withLines(),
    expect: {
      status: "configuration",
      sentence:
        /feeds\.feed\.dateFormats\.0: has no year\. Write the parts of a date as %d, %m and %Y/,
    },
  },
  {
    fault: "numbers with a decimal comma where a point is declared",
    feed: residents("."),
    deliver: write(csv(["gebied;huishoudens", "1234AB;1,5", "1234AC;2,5"])),
    expect: {
      status: "refused",
      sentence:
        "2 of 2 rows do not keep the contract; first line 2: households is not a number. Mend the delivery or its mapping.",
    },
  },
  {
    fault: "numbers with a decimal point where a comma is declared",
    feed: residents(","),
    deliver: write(csv(["gebied;huishoudens", "1234AB;1.5", "1234AC;2.5"])),
    expect: {
      status: "refused",
      sentence:
        "2 of 2 rows do not keep the contract; first line 2: households is not a number. Mend the delivery or its mapping.",
    },
  },
  {
    fault: "a `select` that is no SQL",
    feed: {
      file: undefined,
      columns: undefined,
      files: { leden: "file.csv" },
      select: "geef mij alle leden",
    },
    deliver: withLines(),
    expect: { status: "configuration", sentence: /^`select`: Parser Error: syntax error/ },
  },
  {
    fault: "names with quotation marks, SQL and HTML in them",
    deliver: withLines(...hostileNames.map((name, n) => `X${n},Jeugd,${quoted(name)},2020-01-01`)),
    expect: { status: "loaded", read: 40 + hostileNames.length, rejected: 0 },
  },
];

function residents(decimal: "." | ","): Partial<FeedInput> {
  return {
    source: "residents",
    decimal,
    columns: { area_id: "gebied", households: "huishoudens" },
  };
}
