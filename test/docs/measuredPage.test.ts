import { expect, test } from "vitest";
import { fill, problemsOf, type MeasuredPage } from "../support/measuredPage.js";

const place = (name: string) => `<!-- measured: ${name} -->\nold\n<!-- end -->`;
const text = `# Page\n\n${place("runs")}\n\nBetween.\n\n${place("faults")}\n`;

function pageOf(lost: number, runs = 3): MeasuredPage {
  const faults = {
    suites: "test/faults",
    head: ["fault", "runs", "lost"],
    rows: [["a | b <c>", runs, lost]],
    lasting: [0, 2],
  };
  const more = { suites: "test/runs", head: ["run"], rows: [["one"]], lasting: [0] };
  return { file: "docs/page.md", script: "test/page.ts", tables: { faults, runs: more } };
}

test("each table is written at its place, and the text stays", () => {
  const filled = fill(text, pageOf(0));
  expect(filled).toContain("| a \\| b \\<c\\> | 3 | 0 |");
  expect(filled.indexOf("| one |")).toBeLessThan(filled.indexOf("Between."));
  expect(filled.indexOf("Between.")).toBeLessThan(filled.indexOf("| fault |"));
  expect(filled).not.toContain("old");
  expect(fill(filled, pageOf(0))).toBe(filled);
});

test("a page that tells something else than was measured is told, by its table", () => {
  const told = fill(text, pageOf(0));
  const problems = (page: MeasuredPage) => problemsOf(page, told, fill(text, page));
  expect(problems(pageOf(0))).toEqual([]);
  expect(problems(pageOf(1))).toEqual([
    "docs/page.md: faults is not what was measured. Run: npx tsx test/page.ts",
  ]);
  expect(problemsOf(pageOf(0), text, told)).toHaveLength(2);
});

test("what varies from run to run need not be the same", () => {
  expect(problemsOf(pageOf(0), fill(text, pageOf(0)), fill(text, pageOf(0, 4)))).toEqual([]);
});

test("what was not measured is said on the page, and does not pass", () => {
  const page = pageOf(0);
  page.tables.faults!.rows = null;
  const told = fill(text, page);
  expect(told).toContain("| not measured yet |");
  expect(problemsOf(page, told, told)).toEqual([
    "docs/page.md: faults was not measured. Run: npx vitest run test/faults",
  ]);
});

test("a table without a place, and a place without a table, are refused", () => {
  for (const wrong of [text.replace("faults", "fault"), `${text}${place("other")}`, "# Page\n"]) {
    expect(() => fill(wrong, pageOf(0))).toThrow("The tables are: faults,runs.");
  }
});

test("rows that cannot be measured here stay as they stand, and pass", () => {
  const there = pageOf(0);
  there.tables.faults!.rows!.push(["Elsewhere", 7, 0]);
  const told = fill(text, there);
  const here = pageOf(0);
  here.tables.faults!.kept = "Elsewhere";
  const wanted = fill(told, here);
  expect(wanted).toContain("| Elsewhere | 7 | 0 |");
  expect(problemsOf(here, told, wanted)).toEqual([]);
  expect(problemsOf(pageOf(0), told, fill(told, pageOf(0)))).toHaveLength(1);
});
