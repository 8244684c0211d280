import { describe, expect, test } from "vitest";
import { sources } from "../../../data/sources/index.js";
import { transforms } from "../../../transforms/index.js";
import { makeDictionary } from "../../../workflows/publish/dictionary.js";

const { tables } = makeDictionary();
const find = (kind: string, name: string) =>
  tables.find((table) => table.kind === kind && table.name === name)!;

describe("the dictionary", () => {
  test("has every source and every mart, each after what it is made from", () => {
    const names = tables.map(({ kind, name }) => `${kind}.${name}`);
    expect(names).toHaveLength(Object.keys(sources).length + transforms.length);
    for (const [place, { inputs }] of tables.entries()) {
      const drawn = inputs.filter((one) => /^(source|mart)\./.test(one));
      expect(names.slice(0, place)).toEqual(expect.arrayContaining(drawn));
    }
  });

  test("has every column, with words, in the order of its contract", () => {
    for (const { schema, name } of transforms) {
      const { columns } = find("mart", name);
      expect(columns.map((column) => column.name)).toEqual(Object.keys(schema.shape));
    }
    const bare = tables.flatMap(({ name, columns }) =>
      columns.filter(({ description }) => !description).map((column) => `${name}.${column.name}`),
    );
    expect(bare).toEqual([]);
  });

  test("says of a column what it can be", () => {
    const of = (name: string) =>
      find("mart", "membership_profile").columns.find((column) => column.name === name);
    expect(of("base_share")).toMatchObject({ type: "double", nullable: true, range: [0, 1] });
    expect(of("gap")).toMatchObject({ range: [0, null] });
    expect(of("z")).toMatchObject({ range: null });
    expect(of("quadrant")).toMatchObject({
      values: ["core", "developmental", "niche", "other"],
      nullable: true,
    });
  });

  test("says which columns are of persons", () => {
    const personal = find("source", "members").columns.filter(({ isPersonal }) => isPersonal);
    expect(personal.map(({ name }) => name).sort()).toEqual([...sources.members.personal].sort());
    const inMarts = tables.filter(({ kind }) => kind === "mart").flatMap(({ columns }) => columns);
    expect(inMarts.some(({ isPersonal }) => isPersonal)).toBe(false);
  });
});
