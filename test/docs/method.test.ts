import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import dutch from "../../dashboards/messages/nl.js";
import { readMethod } from "../../dashboards/methodText.js";
import { figures } from "../../data/figuresConfig.js";
import benchmarkGap from "../../transforms/benchmark_gap.js";
import catchmentProfile from "../../transforms/catchment_profile.js";
import { profileGrain } from "../../transforms/columns.js";
import membershipProfile from "../../transforms/membership_profile.js";
import penetrationTrend from "../../transforms/penetration_trend.js";
import {
  columnsLacking,
  figuresIn,
  partsLacking,
  thresholdsOff,
  worksLacking,
} from "./methodFaults.js";
import { readExample, type Shown } from "./readExample.js";
import { differencesIn, runExample, unitOf } from "./runExample.js";

const page = readFileSync(path.join(import.meta.dirname, "../../docs/method.md"), "utf8");
const sections = readMethod(page);
const examples = sections.flatMap(({ title, examples: texts }) =>
  texts.map((text, place) => ({ name: `${title.en} ${place + 1}`, example: readExample(text) })),
);
const all = examples.map(({ example }) => example);
const marts = [membershipProfile, benchmarkGap, catchmentProfile, penetrationTrend];

describe("docs/method.md", () => {
  test.each(examples)("$name: the code says what the example shows", async ({ example }) => {
    const results = await runExample(example, all);
    expect(results.length).toBeGreaterThan(0);
    expect(differencesIn(results)).toEqual([]);
    for (const result of results) {
      const spoiled = { ...result, shown: oneOff(result.shown) };
      expect(differencesIn([spoiled]), `${result.what}, one off`).toHaveLength(1);
    }
  });

  test("each figure has its columns, formula, source, unit, explanations and example", () => {
    expect(figuresIn(sections).length).toBeGreaterThan(10);
    expect(partsLacking(sections)).toEqual([]);
    expect(worksLacking(sections)).toEqual([]);
  });

  test("each column of the reports and the trend is explained", () => {
    expect(columnsLacking(sections, marts)).toEqual([]);
  });

  test("each figure among those columns is worked out in an example", () => {
    const shown = new Set(
      all.flatMap(({ asked }) => asked.flatMap((one) => Object.keys(one.results))),
    );
    const keys = new Set<string>([...profileGrain, "member_group", "reference", "benchmark"]);
    const columns = marts.flatMap(({ schema }) => Object.keys(schema.shape));
    expect(columns.filter((column) => !keys.has(column) && !shown.has(column))).toEqual([]);
  });

  test("the thresholds are those of the configuration", () => {
    expect(thresholdsOff(sections, figures.parse({}))).toEqual([]);
  });

  test("each threshold has a sentence on the site's page", () => {
    const sentences = Object.keys(dutch.messages).filter((id) => id.startsWith("threshold."));
    const names = Object.keys(figures.parse({}));
    expect(sentences.sort()).toEqual(names.map((name) => `threshold.${name}`).sort());
  });

  test("links within the page lead to a section", () => {
    const anchors = sections.map(({ title }) => anchorOf(`${title.en} (${title.nl})`));
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((anchor) => !anchors.includes(anchor!))).toEqual([]);
  });
});

describe("what would be found", () => {
  test.each(["Columns", "Formula", "Source", "Unit", "Null"])("a figure without %s", (part) => {
    const spoiled = readMethod(page.replace(new RegExp(`^- \\*\\*${part}\\*\\*: .*$`, "m"), ""));
    const where = part === "Columns" ? "columns" : part.toLowerCase();
    expect(partsLacking(spoiled)).toEqual([`Households and persons has no ${where}`]);
  });

  test("a figure without an explanation, a Dutch title or an example", () => {
    const spoil = (old: RegExp) => partsLacking(readMethod(page.replace(old, "")));
    const of = "Households and persons has no";
    expect(spoil(/\*\*Voor wie het leest\.\*\*/)).toEqual([`${of} Dutch explanation`]);
    expect(spoil(/\*\*For the reader\.\*\*/)).toEqual([`${of} English explanation`]);
    expect(spoil(/ \(Huishoudens en personen\)/)).toEqual([`${of} Dutch title`]);
    expect(spoil(/^```example$/m)).toEqual([`${of} example`]);
  });

  test("a column that the page does not know, and one that it no longer names", () => {
    const spoiled = readMethod(page.replaceAll("`q_value`", "`q`"));
    expect(columnsLacking(spoiled, marts)).toEqual(["membership_profile.q_value"]);
  });

  test("a threshold that is off, missing or unknown", () => {
    const { leastBase, ...rest } = figures.parse({});
    expect(thresholdsOff(sections, { leastBase: leastBase + 1, ...rest })).toHaveLength(1);
    expect(thresholdsOff(sections, { ...rest })).toHaveLength(1);
    expect(thresholdsOff(sections, { leastBase, ...rest, more: 1 })).toHaveLength(1);
  });

  test("a source that is not in the list", () => {
    const spoiled = readMethod(page.replace("- Wilson 1927", "- Wilson 1928"));
    expect(worksLacking(spoiled)).toEqual(["Wilson 1927"]);
  });

  test("an example with a line that says nothing", () => {
    expect(() => readExample("gives members: 3")).toThrow("is no line of an example");
    expect(() => readExample("  penetration = 1")).toThrow("is a result of nothing");
  });
});

/** The same result with its last decimal one higher, or another word. */
function oneOff({ text, value }: Shown): Shown {
  if (Array.isArray(value)) {
    const [first = "", ...more] = text.split(" ");
    return { text, value: [Number(first) + unitOf(first) * 1.01, ...more.map(Number)] };
  }
  if (typeof value === "number") return { text, value: value + unitOf(text) * 1.01 };
  return { text: "other", value: "other" };
}

/** As GitHub makes them. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w\s-]/g, "")
    .replace(/\s/g, "-");
}
