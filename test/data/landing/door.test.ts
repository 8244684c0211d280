import { createHmac } from "node:crypto";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { defineHmac } from "../../../data/landing/hash.js";
import { landedPath, readLanded } from "../../../data/landing/landed.js";
import { listStandings } from "../../../data/landing/standing.js";
import { literal } from "../../../data/sql.js";
import { openDatabase } from "../../../data/warehouse/database.js";
import { createPlace, day, failureOf, hashKey, members as plain, type Place } from "../place.js";

const secrets = ["Roos Spoorzoeker", "roos.spoorzoeker@voorbeeld.test", "06-98765432"];
const numbers = ["PAS-0001-XYZZY", "PAS-0002-PLUGH"];
const file = [
  "nr,naam,e-mail,telefoon,soort,vestiging",
  `${numbers[0]},${secrets.join(",")},Jeugd,Centrum`,
  `  ${numbers[1]} ,"${secrets[0]}\n${secrets[1]}",${secrets[1]},${secrets[2]},,Oost`,
  `${numbers[0]},${secrets.join(",")},Jeugd,Centrum,te,veel`,
  `,${secrets.join(",")},Jeugd,Centrum`,
  `${numbers[1]},"${secrets[0]},nooit gesloten`,
  "",
].join("\n");

const members = { ...plain, drop: ["naam", "e-mail", "telefoon"] };

let place: Place;

beforeEach(async () => {
  place = await createPlace({ feed: members });
  await place.deliver("file.csv", file);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await place.remove();
});

describe("what passes the door", () => {
  test("names, addresses, telephone and member numbers are in no file that is kept", async () => {
    place.configure({ feed: { ...members, maxRejected: 0.9 } });
    const { loadedCount, rejectedCount } = await place.load();
    expect([loadedCount, rejectedCount]).toEqual([2, 3]);
    await place.rows("checkpoint");
    const kept = await everythingKept();
    for (const secret of [...secrets, ...numbers]) {
      expect(kept.includes(secret), secret).toBe(false);
    }
    // The search does find what is there.
    expect(kept).toContain("Centrum");
    expect(kept).toContain(hmac(numbers[0]!));
  });

  test("nor are they where a feed joins files in SQL of its own", async () => {
    const select =
      "select 'B' as library, nr as member_id, soort as category, vestiging as x from leden";
    place.configure({
      feed: {
        source: "members",
        files: { leden: "file.csv" },
        select,
        drop: members.drop,
        snapshotDate: day,
        maxRejected: 0.9,
      },
    });
    await place.load();
    await place.rows("checkpoint");
    const kept = await everythingKept();
    for (const secret of [...secrets, ...numbers]) {
      expect(kept.includes(secret), secret).toBe(false);
    }
    expect(kept).toContain(hmac(numbers[0]!));
  });

  test("a member number becomes the HMAC-SHA-256 that Node makes of it, without blanks around it", async () => {
    expect((await place.landed()).map((row) => row.member_id)).toEqual([
      hmac(numbers[0]!),
      hmac(numbers[1]!),
      null,
      null,
      null,
    ]);
  });

  test("the hash in SQL is Node's, whatever the key and the text", async () => {
    const database = await openDatabase(":memory:");
    const text = fc.string({ unit: "binary" }).filter((one) => !one.includes("\0"));
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 130 }), text, async (key, one) => {
        await defineHmac(database.connection, Buffer.from(key));
        const [row] = await database.rows<{ hash: string }>("select hmac($1) as hash", [one]);
        expect(row?.hash).toBe(createHmac("sha256", key).update(one).digest("hex"));
      }),
      { numRuns: 60 },
    );
    database.close();
  });
});

describe("the key of the hash", () => {
  const fromEnvironment = { hashKey: { env: "PROEF_SLEUTEL" } };

  test("without a key nothing is written", async () => {
    place.configure({ feed: members }, fromEnvironment);
    const error = await failureOf(place.pull());
    expect(error.name).toBe("ConfigError");
    expect(error.message).toBe(
      "There is no key for hashing member numbers. Set PROEF_SLEUTEL, or PROEF_SLEUTEL_FILE to a file that holds it. A new one: openssl rand -hex 32",
    );
    expect(await filesUnder(place.workplace.varFolder)).toEqual([]);
  });

  test.each([
    ["an empty variable", ""],
    ["an empty file", "file"],
  ])("%s is no key", async (_, kind) => {
    vi.stubEnv("PROEF_SLEUTEL", "");
    if (kind) vi.stubEnv("PROEF_SLEUTEL_FILE", await place.deliver("sleutel", "\n"));
    place.configure({ feed: members }, fromEnvironment);
    expect((await failureOf(place.pull())).name).toBe("ConfigError");
    place.configure({ feed: members }, { hashKey: { value: "" } });
    expect((await failureOf(place.pull())).message).toContain("hashKey.value is empty");
    expect(await filesUnder(place.workplace.varFolder)).toEqual([]);
  });

  test("may be in the environment or in a file that the environment names", async () => {
    vi.stubEnv("PROEF_SLEUTEL", hashKey);
    place.configure({ feed: members }, fromEnvironment);
    expect((await place.landed())[0]?.member_id).toBe(hmac(numbers[0]!));
    vi.stubEnv("PROEF_SLEUTEL", undefined);
    vi.stubEnv("PROEF_SLEUTEL_FILE", await place.deliver("sleutel", "een andere\n"));
    expect((await place.landed())[0]?.member_id).toBe(hmac(numbers[0]!, "een andere"));
  });

  test("a key file that is not there is told by its variable", async () => {
    vi.stubEnv("PROEF_SLEUTEL_FILE", path.join(place.folder, "weg"));
    place.configure({ feed: members }, fromEnvironment);
    const error = await failureOf(place.pull());
    expect(error.name).toBe("ConfigError");
    expect(error.message).toMatch(/^PROEF_SLEUTEL_FILE names .*weg, which cannot be read/);
  });

  test("is not kept, nor is its plain hash", async () => {
    await place.load();
    await place.rows("checkpoint");
    const kept = await everythingKept();
    expect(kept).not.toContain(hashKey);
    expect(kept).not.toContain(Buffer.from(hashKey).toString("hex"));
  });

  test("is not needed where no column is hashed", async () => {
    await place.deliver("file.csv", "a,b\n1,2\n");
    const columns = { library: "a", branch: "b" };
    place.configure(
      { feed: { source: "branches", file: "file.csv", columns } },
      { hashKey: { env: "PROEF_SLEUTEL" } },
    );
    expect(await place.landed()).toHaveLength(1);
  });
});

describe("landing", () => {
  test("the same delivery makes the same bytes anywhere, packed or not", async () => {
    const landed = await place.pull();
    const elsewhere = await createPlace({ feed: members });
    await elsewhere.deliver("file.csv", gzipSync(file));
    const again = await elsewhere.pull();
    expect(again.sha256).toBe(landed.sha256);
    expect(again.fingerprint).not.toBe(landed.fingerprint);
    await elsewhere.remove();
  });

  test("a feed that joins files makes the same bytes each time", async () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => `${n},${(n * 7919) % 977}`);
    await place.deliver("file.csv", `nr,soort\n${lines.join("\n")}\n`);
    const feed = {
      source: "members",
      files: { leden: "file.csv" },
      select: "select 'B' as library, nr as member_id, soort as category from leden",
    } as const;
    const made = new Set<string>();
    for (const name of ["een", "twee", "drie"]) {
      place.configure({ [name]: feed });
      made.add((await place.pull(name)).sha256);
    }
    expect(made.size).toBe(1);
  });

  test("pulling again does nothing", async () => {
    const landed = await place.pull();
    const before = await stat(landedPath(place.workplace.varFolder, landed));
    expect(await place.pull()).toEqual(landed);
    expect(await stat(landedPath(place.workplace.varFolder, landed))).toEqual(before);
  });

  test("a landed file that was taken away is made again", async () => {
    const landed = await place.pull();
    const kept = landedPath(place.workplace.varFolder, landed);
    await writeFile(`${kept}.aside`, await readFile(kept));
    await rm(kept);
    expect(await place.pull()).toEqual(landed);
    expect(await readFile(kept)).toEqual(await readFile(`${kept}.aside`));
  });

  test("a changed delivery lands beside the old one, and becomes the one that counts", async () => {
    const { varFolder } = place.workplace;
    const old = await place.pull();
    await place.deliver("file.csv", `${file.split("\n")[0]}\nPAS-9,,,,Senior,West\n`);
    const landed = await place.pull();
    expect(landed.file).not.toBe(old.file);
    expect(landed.readCount).toBe(1);
    expect(await readLanded(varFolder, "feed", day)).toEqual(landed);
    expect((await listStandings(varFolder)).map((one) => one.landed)).toEqual([landed]);
    const names = await readdir(path.dirname(landedPath(varFolder, old)));
    expect(names.sort()).toEqual([old.file, landed.file, "landed.json"].sort());
  });

  test("another mapping, key or encoding pulls again; another schedule does not", async () => {
    const prints = new Set<string>();
    const note = async () => prints.add((await place.pull()).fingerprint);
    await note();
    place.configure({ feed: { ...members, schedule: { cron: "0 5 * * 1" }, maxRejected: 0.5 } });
    await note();
    expect(prints.size).toBe(1);
    place.configure({ feed: { ...members, columns: { ...members.columns, branch: "soort" } } });
    await note();
    place.configure({ feed: members }, { hashKey: { value: "nieuw" } });
    await note();
    place.configure({ feed: { ...members, file: { path: "file.csv", encoding: "latin1" } } });
    await note();
    expect(prints.size).toBe(4);
  });

  test("a delivery that cannot be read leaves the landed one that was there", async () => {
    const landed = await place.pull();
    await place.deliver("file.csv", "heel,iets,anders\n1,2,3\n");
    await failureOf(place.pull());
    expect(await readLanded(place.workplace.varFolder, "feed", day)).toEqual(landed);
    const folder = path.dirname(landedPath(place.workplace.varFolder, landed));
    expect((await readdir(folder)).sort()).toEqual(
      [landed.file, "landed.json", "refused.json"].sort(),
    );
  });

  test("a feed that is not there is an error of the configuration", async () => {
    expect((await failureOf(place.pull("nergens"))).message).toBe(
      'There is no feed "nergens" in the configuration.',
    );
  });
});

function hmac(text: string, key = hashKey): string {
  return createHmac("sha256", key).update(text).digest("hex");
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** The bytes of every file under `var/`, and all values of those that are packed. */
async function everythingKept(): Promise<string> {
  const database = await openDatabase(":memory:");
  const texts: string[] = [];
  for (const name of await filesUnder(place.workplace.varFolder)) {
    texts.push(name, (await readFile(name)).toString("latin1"));
    if (!name.endsWith(".parquet")) continue;
    texts.push(JSON.stringify(await database.rows(`from read_parquet(${literal(name)})`)));
  }
  database.close();
  const tables = await place.rows(
    "select table_schema || '.' || table_name as name from information_schema.tables where table_schema <> 'temp'",
  );
  for (const { name } of tables) {
    texts.push(JSON.stringify(await place.rows(`select t::varchar from ${String(name)} as t`)));
  }
  return texts.join("\n");
}
