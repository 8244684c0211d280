import { readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { project, runCli } from "../support/cli.js";
import { smallRegion, type SmallRegion } from "../support/smallRegion.js";

// `RECORD=first-hour npx vitest run test/reliability/firstHour.test.ts` writes docs/first-hour.md.
const document = path.join(project, "docs/first-hour.md");

let region: SmallRegion;
let recording = `# A first hour

Recorded by \`test/reliability/firstHour.test.ts\`, which runs these commands as they stand here. The library's export of April goes wrong: it is found, understood, mended and published.
`;

beforeAll(async () => {
  region = await smallRegion();
  // Every fifth card has lost its number, and the last four rows stand in the file twice.
  const april = path.join(region.folder, "data/leden_2024-04-01.csv");
  const [header = "", ...rows] = (await readFile(april, "utf8")).trimEnd().split("\n");
  const mended = path.join(region.folder, "leden_april_hersteld.csv");
  await writeFile(mended, [header, ...rows, ""].join("\n"));
  const broken = rows.map((row, place) => (place % 5 === 0 ? row.replace(/^P\d+/, "") : row));
  await writeFile(april, [header, ...broken, ...broken.slice(-4), ""].join("\n"));
});

test("a first hour: a feed that fails is found, understood, mended and published", async () => {
  tell("Is everything there?");
  await type(0, "doctor");
  tell("The first refresh, of all that was delivered:");
  const first = await type(0, "refresh", "--all");
  expect(first).toContain("members 2024-04-01: refused: 17 of 67 rows do not keep the contract");
  tell("What needs a person?");
  expect(await type(0, "status")).toMatch(/Needs a person\n +members 2024-04-01 refused/);
  tell("Which rows, and why?");
  expect(await type(0, "quarantine", "list")).toMatch(/member_id is empty +14 /);
  await type(0, "quarantine", "show", "members", "2024-04-01", "--limit", "5");
  tell("The library sends a mended file. It takes the place of the one that was refused:");
  const because = ["--because", "export done again"];
  const file = "leden_april_hersteld.csv";
  const mended = await type(0, "replace", "members", "2024-04-01", file, ...because);
  expect(mended).toContain("1 snapshots loaded");
  expect(mended).toContain("Published ");
  tell("It is published, and the file that was given by hand is remembered:");
  const after = await type(0, "status");
  expect(after).toMatch(/members +2024-04-01/);
  expect(after).not.toContain("refused:");
  const sql =
    "select snapshot_date, member_count, penetration from membership_profile where scope = 'library' and segment_id = '_all' and basis = 'persons' order by 1";
  expect(await type(0, "sql", sql)).toContain("2024-04-01");
  expect(recording).not.toMatch(/\/tmp\/|\n\s+at /);
  if (process.env.RECORD === "first-hour") await writeFile(document, recording);
});

test("the recording in docs/ shows what these commands say", async () => {
  expect(masked(await readFile(document, "utf8"))).toEqual(masked(recording));
});

/** What differs from one machine, or one moment, to another. */
const PASSING: [RegExp, string][] = [
  [/\d{8}T\d{6}Z-[0-9a-f]{12}/g, "VERSION"],
  [/\d{4}-\d\d-\d\d \d\d:\d\d/g, "MOMENT"],
  [/^ +[0-9a-f]{8}(?= +MOMENT)/gm, "RUN"],
  [/\b\d+ s\b|\b\d+ min \d+ s\b/g, "DURATION"],
  [/\b\d+ d\b/g, "AGE"],
  [/(?<=Node\.js: Version )[\d.]+\d/g, "NUMBER"],
  [/[\d.]+ [MG]B free/g, "SPACE free"],
  [/(?<=temporary files: )\S+/g, "FOLDER"],
  [/^. Temporal: Its program is .*/gm, "PROGRAM"],
  [/^. ports: .*/gm, "PORTS"],
  [/^The usual ports of Temporal are in use; .*\n/gm, ""],
  [/^(Downloading|Building) Temporal's server.*\n/gm, ""],
  [/ +/g, " "],
];

function masked(text: string): string[] {
  const plain = PASSING.reduce((left, [what, name]) => left.replace(what, name), text);
  return plain.split("\n").map((line) => line.trimEnd());
}

function tell(text: string) {
  recording += `\n${text}\n`;
}

/** Types a command in the region's folder and keeps what the terminal shows. */
async function type(code: number, ...args: string[]): Promise<string> {
  const env = { TEMPORAL_ADDRESS: undefined };
  const result = await runCli(args, { cwd: region.folder, env });
  expect(result.code, result.output).toBe(code);
  const typed = args.map((arg) => (/[^\w./:-]/.test(arg) ? `"${arg}"` : arg)).join(" ");
  const shown = result.output
    .replaceAll(region.folder, "~/proefgebied")
    .replaceAll(homedir(), "~")
    .trim();
  recording += `\n\`\`\`console\n$ werkgebied ${typed}\n${withoutSteps(shown)}\n\`\`\`\n`;
  return result.output;
}

/** A terminal draws progress in its place; of the lines that a log gets, the last is enough. */
function withoutSteps(output: string): string {
  return output
    .split("\n")
    .filter((line) => !/^[❯›] /.test(line))
    .join("\n");
}
