import { Option, type Command } from "commander";
import { loadConfig } from "../../../data/loadConfig.js";
import { differencesBetween, tellDifferences } from "../../publish/differences.js";
import { publishedFolder } from "../../publish/publications.js";
import { rollBack, undoRollback, type Rollback } from "../../publish/rollBack.js";
import { localTime } from "../localTime.js";
import { examples, withPlace, type PlaceOptions } from "../options.js";
import { answer } from "../output.js";
import { WrongUse } from "../wrongUse.js";

export function addRollback(program: Command): void {
  withPlace(program.command("rollback"))
    .description("bring the publication before back, until the figures change")
    .argument("[version]", "the one to bring back; the one before the current when left out")
    .addOption(new Option("--undo", "go forward to the one that was rolled back from"))
    .addHelpText("after", examples("npx werkgebied rollback", "npx werkgebied rollback --undo"))
    .action(rollbackCommand);
}

type Options = PlaceOptions & { undo?: boolean };

async function rollbackCommand(version: string | undefined, options: Options): Promise<void> {
  if (version && options.undo) {
    throw new WrongUse("A version and --undo do not go together. Leave one of them out.");
  }
  const { varFolder, config } = await loadConfig(options.config, options.data);
  const published = publishedFolder(varFolder);
  const done = await (options.undo ? undoRollback(published) : rollBack(published, version));
  const differences = done.fromManifest
    ? differencesBetween(done.fromManifest, done.toManifest)
    : null;
  const { from, to, held } = done;
  answer(options, { from, to, held, differences }, () => [
    `${to} is published, in place of ${from}.`,
    `It was made on ${localTime(done.toManifest.publishedAt, config.timeZone)}.`,
    ...(differences ? tellDifferences(differences) : []),
    ...tellWhatNext(done),
  ]);
}

function tellWhatNext({ to, held }: Rollback): string[] {
  if (held.length === 0) return [];
  return [
    `Refreshes leave ${to} published until the figures change. To go forward again: werkgebied rollback --undo`,
  ];
}
