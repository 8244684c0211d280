import { writeFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLines } from "../../../data/connectors/file/lines.js";
import { literal } from "../../../data/sql.js";
import { openDatabase, type Warehouse } from "../../../data/warehouse/database.js";
import { createPlace, type Place } from "../place.js";

// What must be counted the same way: otherwise rows vanish, or come through under another line.
let place: Place;
let database: Warehouse;

beforeAll(async () => {
  place = await createPlace();
  database = await openDatabase(":memory:");
});
afterAll(async () => {
  database.close();
  await place.remove();
});

test("lines end where DuckDB sees them end, wherever quotation marks and blanks stand", async () => {
  const parts = [
    ",",
    '"',
    " ",
    "  ",
    "x",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\0",
    '\n "',
    ', "',
    ',  "',
    '" "',
    '""',
  ];
  const letters = fc.string({ unit: fc.constantFrom(...parts), maxLength: 20 });
  const delimiter = fc.constantFrom(",", ";", "\t", " ");
  await fc.assert(
    fc.asyncProperty(letters, delimiter, async (text, by) => {
      const whole = `a,b\n${text}\nend,end`.replaceAll(",", by);
      const { lines, bytes } = linesOf(whole, by);
      // A mark that is never closed refuses the file; what DuckDB then reads does not matter.
      if (lines.ending().quoteLine !== null) return;
      const seen = await readByDuckDB(bytes, by);
      const counted = 1 + seen.accepted + seen.refused + lines.blank.length;
      expect(counted).toBe(lines.ending().openPlace);
    }),
    {
      numRuns: 1500,
      // A second stray mark of a line, of which DuckDB made a row.
      examples: [
        ['""\0, "\n "\0,', ","],
        ['"1"x, "\n "2"x,3', ";"],
        ['",  "\t,  ",  "\t,', " "],
      ],
    },
  );
});

function linesOf(text: string, delimiter: string) {
  const lines = createLines({ delimiter, quote: '"', columnCount: 2, name: "file.csv" });
  return { bytes: Buffer.from(lines.pass(Buffer.from(text))), lines };
}

async function readByDuckDB(bytes: Buffer, delimiter: string) {
  const file = path.join(place.folder, "text.csv");
  await writeFile(file, bytes);
  await database.run("drop table if exists reject_errors; drop table if exists reject_scans");
  const [row] = await database.rows<{ n: number }>(
    `select count(*)::double as n from read_csv(${literal(file)}, delim = ${literal(delimiter)}, quote = '"',
       escape = '"', header = true, columns = {a: 'varchar', b: 'varchar'}, auto_detect = false,
       strict_mode = true, store_rejects = true, rejects_limit = 0)`,
  );
  const [refused] = await database.rows<{ n: number }>(
    "select count(distinct line)::double as n from reject_errors",
  );
  return { accepted: row?.n ?? 0, refused: refused?.n ?? 0 };
}
