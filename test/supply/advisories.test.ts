import { expect, test } from "vitest";
import { project } from "../support/cli.js";
import { freePort } from "../support/ports.js";
import { judgeAdvisories } from "./advisories.js";
import { askRegistry } from "./askRegistry.js";
import { lodash, startRegistry, type Planted } from "./registry.js";

const TODAY = "2026-07-01";
/** Against a package that the product needs, and one that only its makers do. */
const highs: Planted = { ...lodash, id: 2, url: `${lodash.url}2`, vulnerable_versions: "<99" };
const knip: Planted = { ...highs, id: 3, url: `${lodash.url}3` };
const id = "GHSA-aaaa-aaaa-aaaa2";

test("nothing is said where nothing is known", async () => {
  const answer = await askRegistry(project, await startRegistry({ lodash }));
  expect(answer).toEqual({ advisories: [] });
  expect(judgeAdvisories(answer, [], TODAY).problems).toEqual([]);
});

test("a vulnerable package is found, among those for development too", async () => {
  const answer = await askRegistry(project, await startRegistry({ lodash, highs, knip }));
  const { problems, skipped } = judgeAdvisories(answer, [], TODAY);
  expect(skipped).toBeUndefined();
  expect(problems).toEqual([
    expect.stringMatching(`^highs <99: planted, .* \\(high, ${id}, https.*Take a newer version`),
    expect.stringMatching(/^knip <99: /),
  ]);
});

test("what is accepted passes until its day, and no longer than it is reported", async () => {
  const answer = await askRegistry(project, await startRegistry({ lodash, highs }));
  const accepted = { id, until: TODAY, because: "a test" };
  const judged = (day: string, of = answer) => judgeAdvisories(of, [accepted], day).problems;
  expect(judged(TODAY)).toEqual([]);
  expect(judged("2026-07-02")).toEqual([`${id} was accepted until ${TODAY}. ${again}`]);
  expect(judged(TODAY, { advisories: [] })).toEqual([
    expect.stringContaining("no longer reported"),
  ]);
});

const again = "Look again: take a newer version, or accept it anew in test/supply/accepted.ts.";

test.each([
  ["answers no such question", 405, "it answers HTTP 405"],
  ["fails", 503, "it answers HTTP 503"],
  ["knows of nothing at all", {}, "it knows nothing against lodash 4.17.15"],
])("a registry that %s has not passed anything", async (_, answers, reason) => {
  const answer = await askRegistry(project, await startRegistry(answers));
  expect(judgeAdvisories(answer, [], TODAY)).toMatchObject({
    skipped: expect.stringContaining(reason),
    problems: [],
  });
});

test("nor has one that cannot be reached, and what is accepted has its day all the same", async () => {
  const npm_config_registry = `http://user:secret@127.0.0.1:${await freePort()}`;
  const answer = await askRegistry(project, { npm_config_registry });
  expect(answer).toEqual({ silent: "it cannot be asked (ECONNREFUSED)" });
  const accepted = [{ id, until: "2026-06-30", because: "a test" }];
  expect(judgeAdvisories(answer, accepted, TODAY).problems).toHaveLength(1);
});
