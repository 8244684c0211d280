import { createRequire } from "node:module";
import { Command, InvalidArgumentError, Option } from "commander";
import { CheckError, ConfigError, SchemaError, SourceError } from "../../data/errors.js";
import { refreshCommand } from "./refresh.js";
import { say } from "./say.js";
import { upCommand, type UpOptions } from "./up.js";
import type { SessionOptions } from "./session.js";
import type { RefreshRequest } from "../types.js";

const { version } = createRequire(import.meta.url)("../../package.json") as { version: string };

/** The command line. Exit codes: 0 done, 1 not done, 2 wrong use, 3 published but a feed could not be read, 130 interrupted. */
export async function main(argv: string[]): Promise<void> {
  const program = new Command("werkgebied")
    .description("Who lives in a library's catchment, whom it reaches, and whether that changes.")
    .version(version)
    .showHelpAfterError("Add --help for what there is.")
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  addUp(program);
  addRefresh(program);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    tell(error);
    process.exitCode = 1;
  }
  // Libraries that hold sockets open must not keep a finished command alive.
  process.exit();
}

function addUp(program: Command) {
  withPlace(program.command("up"))
    .description("refresh everything, serve the site, and go on by schedule (npm start)")
    .option("--once", "refresh and publish, then stop")
    .option("--port <number>", "port of the site", toPort)
    .addHelpText("after", "\nExample:\n  $ npm start -- --once")
    .action((options: UpOptions) => upCommand(options));
}

function addRefresh(program: Command) {
  withPlace(program.command("refresh"))
    .description("pull, transform, check and publish once; without a day, the newest snapshots")
    .option("--feeds <names>", "only these feeds, comma separated", (text) => text.split(","))
    .addOption(
      new Option("--snapshot <date>", "the snapshot of one day")
        .argParser(toDate)
        .conflicts(["all", "from", "to"]),
    )
    .option("--all", "every snapshot there is")
    .option("--from <date>", "snapshots from this day on", toDate)
    .option("--to <date>", "snapshots up to this day", toDate)
    .addHelpText(
      "after",
      "\nExample:\n  $ npx werkgebied refresh --all --config examples/west-of-england/werkgebied.config.ts --data ../data",
    )
    .action((options: SessionOptions & RefreshRequest & { snapshot?: string }) => {
      const { feeds, snapshot, all, from, to, ...session } = options;
      return refreshCommand(session, { feeds, snapshotDate: snapshot, all, from, to });
    });
}

function withPlace(command: Command): Command {
  return command
    .option("--config <file>", "configuration", "werkgebied.config.ts")
    .option("--data <folder>", "folder of the deliveries; also WERKGEBIED_DATA")
    .option("--temporal-port <number>", "port of the embedded Temporal server", toPort)
    .option("--ui-port <number>", "port of its web pages", toPort);
}

function toPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError("A port is a whole number from 1 to 65535.");
}

function toDate(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError("A day is written as 2026-07-01.");
}

function tell(error: unknown) {
  const isKnown = [ConfigError, SchemaError, CheckError, SourceError].some(
    (kind) => error instanceof kind,
  );
  const text = error instanceof Error ? told(error, isKnown) : String(error);
  say(`\n${text}`);
}

/** Errors from native code may have no stack. */
function told(error: Error, isKnown: boolean): string {
  return isKnown ? error.message : (error.stack ?? `${error.name}: ${error.message}`);
}
