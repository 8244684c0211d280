import { expect, test } from "vitest";
import { validateConfig } from "../../data/loadConfig.js";
import { givenConfig } from "../data/givenConfig.js";

test("people are kept for 24 months, and a look is taken each night, where nothing is said", () => {
  const { retention } = validateConfig(given(), "werkgebied.config.ts");
  expect(retention).toMatchObject({ personsMonths: 24, schedule: { cron: "30 3 * * *" } });
});

test("null keeps them without end", () => {
  const { retention } = validateConfig(
    given({ personsMonths: null, schedule: { cron: "0 4 * * 0" } }),
    "werkgebied.config.ts",
  );
  expect(retention).toMatchObject({ personsMonths: null, schedule: { cron: "0 4 * * 0" } });
});

test.each([
  [{ personsMonths: 0 }, "retention.personsMonths: Too small: expected number to be >=1."],
  [{ personsMonths: 1.5 }, "retention.personsMonths: Invalid input: expected int"],
  [{ personsMonths: "2 years" }, "retention.personsMonths: Invalid input: expected number"],
  [{ months: 24 }, 'retention: Unrecognized key: "months". Example: { personsMonths: 24'],
  [{ schedule: {} }, "retention.schedule: needs `cron` or `calendar`, and not both"],
])("%j is told", (retention, sentence) => {
  expect(() => validateConfig(given(retention), "werkgebied.config.ts")).toThrow(sentence);
});

test("no feed can be called as the schedule of the purge is", () => {
  const config = given() as { feeds: Record<string, unknown> };
  const feeds = { retention: Object.values(config.feeds)[0] };
  expect(() => validateConfig({ ...config, feeds }, "werkgebied.config.ts")).toThrow(
    "feeds.retention: the schedule of the purge is called so. Give the feed another name.",
  );
});

function given(retention?: object): object {
  return { ...givenConfig, ...(retention && { retention }) };
}
