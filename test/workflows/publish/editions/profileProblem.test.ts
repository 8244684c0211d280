import { expect, test } from "vitest";
import type { CountedCell } from "../../../../workflows/publish/editions/cell.js";
import { profileProblem } from "../../../../workflows/publish/editions/profileProblem.js";

/** A cell by its place, segment and what differs from persons of all ages. */
function cell(where: string, member_count: number, rest: Partial<CountedCell> = {}): CountedCell {
  const [scope = "", segment_id = ""] = where.split(" ");
  const isTotal = segment_id === "_all" || segment_id.startsWith("_");
  return {
    scope: scope.replace(/\d/, ""),
    scope_id: scope,
    basis: "persons",
    member_group: "all",
    level: isTotal ? "total" : segment_id.length === 1 ? "segment" : "subsegment",
    segment_id,
    parent_id: segment_id.length > 1 && !isTotal ? segment_id.charAt(0) : null,
    member_count,
    base_count: 1000,
    ...rest,
  };
}

/** Relations as sentences: `library _all = library A + library B`. */
function relationsOf(cells: CountedCell[], least = 10): string[] {
  const { relations } = profileProblem(cells, { least });
  const name = (id: string) => {
    const [, scope = id, basis, group, , segment = ""] = id.split("\t");
    const marks = [basis === "households" ? "hh" : "", group === "youth" ? "youth" : ""];
    return [scope, segment, ...marks].filter(Boolean).join(" ");
  };
  return relations.map(({ terms, sense }) => {
    const side = (sign: number) =>
      terms.filter((one) => Math.sign(one.coefficient) === sign).map(({ id }) => name(id));
    return `${side(-1).join(" + ")} ${sense === "=" ? "=" : ">="} ${side(1).join(" + ")}`;
  });
}

test("a total is its segments and its subsegments, a segment its own", () => {
  const cells = [
    ...[cell("library _all", 30), cell("library A", 18), cell("library B", 12)],
    ...[cell("library A1", 10), cell("library A2", 8), cell("library B1", 12)],
  ];
  expect(relationsOf(cells)).toEqual(
    expect.arrayContaining([
      "library _all = library A + library B",
      "library _all = library A1 + library A2 + library B1",
      "library A = library A1 + library A2",
      "library B = library B1",
    ]),
  );
});

test("rest rows are the same at each level, and not in the total", () => {
  const cells = [
    ...[cell("library _all", 30), cell("library A", 30)],
    ...[cell("library _outside", 4), cell("library _outside", 4, { level: "segment" })],
  ];
  expect(relationsOf(cells)).toContain("library _outside = library _outside");
  expect(relationsOf(cells)).toContain("library _all = library A");
});

test("municipalities that are all of the library are an equation, branches that are not a bound", () => {
  const cells = [
    ...[cell("library _all", 30), cell("library A", 30)],
    ...[cell("municipality1 A", 20), cell("municipality2 A", 10)],
    ...[cell("branch1 A", 12), cell("branch2 A", 9)],
  ];
  expect(relationsOf(cells)).toContain("library A = municipality1 A + municipality2 A");
  expect(relationsOf(cells)).toContain("library A >= branch1 A + branch2 A");
});

test("one pair that does not hold takes the relation away from all of its kind", () => {
  const cells = [
    ...[cell("library A", 30), cell("municipality1 A", 20), cell("municipality2 A", 10)],
    ...[cell("library B", 30), cell("municipality1 B", 20), cell("municipality2 B", 11)],
  ];
  expect(relationsOf(cells).filter((one) => one.includes("municipality"))).toEqual([]);
});

test("a branch may be within a municipality where its residents are no more than its", () => {
  const small = { base_count: 400 };
  const cells = [cell("municipality1 A", 20), cell("branch1 A", 12, small)];
  expect(relationsOf(cells)).toEqual(["municipality1 A >= branch1 A"]);
  const large = { base_count: 4000 };
  expect(relationsOf([cell("municipality1 A", 20), cell("branch1 A", 12, large)])).toEqual([]);
});

test("households are within persons, and an age within all", () => {
  const cells = [
    ...[cell("library A", 30), cell("library A", 22, { basis: "households" })],
    cell("library A", 7, { member_group: "youth" }),
  ];
  expect(relationsOf(cells)).toEqual(["library A >= library A hh", "library A >= library A youth"]);
});

test("branches with their rest rows are all members, as the library's with its own", () => {
  const cells = [
    ...[cell("library _all", 30), cell("library _outside", 12)],
    ...[cell("branch1 _all", 10), cell("branch1 _outside", 14), cell("branch2 _all", 18)],
  ];
  expect(relationsOf(cells)).toContain(
    "library _all + library _outside = branch1 _all + branch1 _outside + branch2 _all",
  );
});

test("the file's total is known, since the data-quality page tells it, unless it is small itself", () => {
  const cells = [cell("library _all", 30), cell("library _unplaced", 4)];
  const { known } = profileProblem(cells, { least: 10 });
  expect([...(known ?? [])]).toEqual([["file", 34]]);
  expect(relationsOf(cells)).toContain("file = library _all + library _unplaced");
  expect(profileProblem(cells, { least: 40 }).known?.size).toBe(0);
});

test("residents bound the members among them, and not those who live elsewhere", () => {
  const few = { base_count: 6 };
  const { cells } = profileProblem(
    [cell("library A", 4, few), cell("library _outside", 4, few), cell("library B", 9, few)],
    { least: 10 },
  );
  expect(cells.map(({ most }) => most)).toEqual([6, undefined, undefined]);
});
