import { beforeEach, describe, expect, test } from "vitest";
import { day, failureOf, type FeedInput } from "../place.js";
import { place, refuse } from "./reading.js";

describe("a faulty expression in the mapping", () => {
  test("is refused without waiting for the file to be read", async () => {
    const columns = { library: "a", branch: { sql: "nonsuch(b)" } };
    expect(await refuse("a,b\n1,2\n", { columns })).toMatch(
      /^SchemaError: file.csv: cannot be read as a table \(Catalog Error.*nonsuch/,
    );
  });
});

describe("a feed that joins files", () => {
  const feed: FeedInput = {
    source: "branches",
    files: { left_file: "left.csv", right_file: "right.csv" },
    select: `select l.name as library, r.name as branch, l.secret
      from left_file as l inner join right_file as r using (n)`,
    snapshotDate: day,
  };

  beforeEach(() => place.configure({ feed }));

  test("lands the declared columns of its SQL, in the order of their values", async () => {
    await place.deliver("left.csv", "n,name,secret\n1,z,x\n2,y,x\n");
    await place.deliver("right.csv", "name;n\nA;2\nB;1\n");
    expect(await place.landed()).toEqual([
      { _file: null, _line: 1, library: "y", branch: "A" },
      { _file: null, _line: 2, library: "z", branch: "B" },
    ]);
  });

  test("keeps count of the lines that could not be read, by file and line", async () => {
    await place.deliver("left.csv", "n,name,secret\n1,z,x\n2,y,x,w\n");
    await place.deliver("right.csv", "name;n\nA;2\nB;1\n");
    expect(await place.landed()).toEqual([
      { _file: null, _line: 1, library: "z", branch: "B" },
      {
        _file: "left.csv",
        _line: 3,
        _reject: "has more values than the header has columns",
        library: null,
        branch: null,
      },
    ]);
  });

  test("a fault in its SQL is an error of the configuration", async () => {
    place.configure({ feed: { ...feed, select: "select nonsuch from left_file" } });
    const { name, message } = await failureOf(place.pull());
    expect(name).toBe("ConfigError");
    expect(message).toContain("`select`: Binder Error");
    expect(message).toContain("nonsuch");
  });
});
