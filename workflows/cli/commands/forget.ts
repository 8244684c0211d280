import type { Command } from "commander";
import { addForgotten } from "../../../data/landing/forgotten.js";
import { epochOf, hashOf, readEarlierKeys, readHashKey } from "../../../data/landing/hash.js";
import { loadConfig, type Workplace } from "../../../data/loadConfig.js";
import { findPeople, type FoundPeople } from "../../../data/retention/findPeople.js";
import { confirm } from "../confirm.js";
import { readEpochs } from "../desk/epochs.js";
import { exitCodes } from "../exitCodes.js";
import { answer, formatNumber } from "../output.js";
import { examples, withServer, type ServerCommandOptions } from "../options.js";
import { readNumbers } from "../readNumbers.js";
import { runPurge } from "../runPurge.js";
import { say } from "../say.js";
import { openSession } from "../session.js";

export function addForget(program: Command): void {
  withServer(program.command("forget"))
    .description("remove a member from all that is kept, for good, and let them in no more")
    .argument("[number]", "member number, as the feed delivers it; the shell remembers it")
    .option("--file <file>", "one member number a line; - for standard input")
    .option("--dry-run", "tell what would go, and change nothing")
    .option("--yes", "do not ask whether it is meant: it cannot be undone")
    .addHelpText(
      "after",
      examples("npx werkgebied forget --file numbers.txt", "npx werkgebied forget --file - --yes"),
    )
    .action(forgetCommand);
}

type Options = ServerCommandOptions & { file?: string; dryRun?: boolean; yes?: boolean };

/** What is told: counts only. */
interface Told {
  people: number;
  /** Of whom something was found. */
  found: number;
  feeds: FoundPeople["feeds"];
  /** Epochs in landing whose key is not known here, so that nobody can be found in them. */
  unknownEpochs: string[];
  isDone: boolean;
}

async function forgetCommand(number: string | undefined, options: Options): Promise<void> {
  const workplace = await loadConfig(options.config, options.data);
  const numbers = await readNumbers(number, options.file);
  const keys = [await readHashKey(workplace.config), ...(await readEarlierKeys(workplace.config))];
  const told = await lookFor(workplace, numbers, keys);
  if (options.dryRun) {
    answer(options, told, () => [...foundLines(told), "Nothing was changed."]);
    return;
  }
  if (!options.yes) {
    for (const line of foundLines(told)) say(line);
    if (!(await confirm("Remove them for good?"))) {
      say("Nothing was changed.");
      process.exitCode = exitCodes.notDone;
      return;
    }
  }
  const hashes = Object.fromEntries(
    keys.map((key) => [epochOf(key), numbers.map((one) => hashOf(key, one))]),
  );
  await addForgotten(workplace.varFolder, numbers.length, hashes);
  const session = await openSession(options);
  try {
    await runPurge(session, { keepSnapshots: true });
  } finally {
    await session.close();
  }
  const done = { ...told, isDone: true };
  answer(options, done, () => doneLines(done));
  if (told.unknownEpochs.length > 0) process.exitCode = exitCodes.incomplete;
}

async function lookFor({ varFolder }: Workplace, numbers: string[], keys: Buffer[]): Promise<Told> {
  const all = numbers.flatMap((one) => keys.map((key) => hashOf(key, one)));
  const { feeds, hashes } = await findPeople(varFolder, all);
  const found = numbers.filter((one) => keys.some((key) => hashes.has(hashOf(key, one))));
  const known = keys.map(epochOf);
  const epochs = (await readEpochs(varFolder)).map(({ epoch }) => epoch);
  const unknownEpochs = epochs.filter((one) => one !== null && !known.includes(one)) as string[];
  return { people: numbers.length, found: found.length, feeds, unknownEpochs, isDone: false };
}

function foundLines({ people, found, feeds, unknownEpochs }: Told): string[] {
  return [
    `${counted(people, "member number")}, of which ${found} ${found === 1 ? "was" : "were"} found.`,
    ...feeds.map(
      ({ feed, snapshots, rows }) =>
        `  ${feed}: ${counted(rows, "row")} in ${counted(snapshots, "snapshot")}`,
    ),
    ...unknownLines(unknownEpochs),
  ];
}

function doneLines({ people, feeds, unknownEpochs }: Told): string[] {
  return [
    `${people === 1 ? "The member is" : `${counted(people, "member")} are`} forgotten, and will be let in no more.`,
    ...feeds.map(
      ({ feed, snapshots, rows }) =>
        `  ${feed}: ${counted(rows, "row")} removed from ${counted(snapshots, "snapshot")}`,
    ),
    ...(feeds.length === 0 ? ["  Nothing was kept of them."] : []),
    "The deliveries themselves, exports and backups of before are not ours: remove them there too.",
    ...unknownLines(unknownEpochs),
  ];
}

function unknownLines(epochs: string[]): string[] {
  if (epochs.length === 0) return [];
  return [
    `Snapshots of epoch ${epochs.join(", ")} were hashed with a key that is not known here, so nobody can be found in them. Name it in hashKey.earlier and forget once more, or withdraw and purge those snapshots.`,
  ];
}

function counted(count: number, what: string): string {
  return `${formatNumber(count)} ${what}${count === 1 ? "" : "s"}`;
}
