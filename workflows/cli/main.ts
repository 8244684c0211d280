import { Command } from "commander";
import { isKnown } from "../../data/errors.js";
import { asMachineError } from "../../data/machineError.js";
import { commands } from "./commands/index.js";
import { software } from "../software.js";
import { exitCodes } from "./exitCodes.js";
import { Interrupted } from "./interrupted.js";
import { say } from "./say.js";
import { WrongUse } from "./wrongUse.js";

export async function main(argv: string[]): Promise<void> {
  const program = await createProgram(argv[2]);
  process.once("beforeExit", nothingMoreComes);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    tell(error, argv.includes("--json"));
    process.exitCode = exitCodeOf(error);
  }
  // Libraries that hold sockets open must not keep a finished command alive.
  process.exit();
}

/** Nothing is going on any more, and yet the command has not ended. */
function nothingMoreComes() {
  say(
    "\nThis came to a halt before it was done, which is a fault in Werkgebied. What was published still stands.",
  );
  process.exit(exitCodes.notDone);
}

/** With the one command that is asked for, since loading them all takes a second; completion needs all. */
async function createProgram(asked = ""): Promise<Command> {
  const program = new Command("werkgebied")
    .description("Who lives in a library's catchment, whom it reaches, and whether that changes.")
    .version(software)
    .showHelpAfterError("Add --help for what there is.")
    .addHelpText(
      "after",
      "\nExit codes: 0 done, 1 not done, 2 wrong use, 3 published but a feed could not be read,\n4 held back by the quality gate, 130 interrupted.",
    )
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitCodes.wrongUse));
  const isOne = asked !== "completion" && Object.hasOwn(commands, asked);
  const one = isOne ? commands[asked] : undefined;
  for (const load of one ? [one] : Object.values(commands)) (await load())(program);
  return program;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof Interrupted) return exitCodes.interrupted;
  return error instanceof WrongUse ? exitCodes.wrongUse : exitCodes.notDone;
}

function tell(thrown: unknown, asJson: boolean) {
  const error = asMachineError(thrown);
  if (error instanceof Interrupted) return say("\nStopping. What was published still stands.");
  const text = error instanceof Error ? told(error) : String(error);
  if (asJson) process.stdout.write(`${JSON.stringify({ error: text }, null, 2)}\n`);
  else say(`\n${text}`);
}

/** Errors from native code may have no stack. */
function told(error: Error): string {
  return isKnown(error) ? error.message : (error.stack ?? `${error.name}: ${error.message}`);
}
