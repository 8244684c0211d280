import path from "node:path";
import type { Command } from "commander";
import { restoreBackup } from "../../backup/restore.js";
import { examples, withPlace, type PlaceOptions } from "../options.js";
import { answer, formatNumber } from "../output.js";
import { progressLine } from "../progressLine.js";

export function addRestore(program: Command): void {
  withPlace(program.command("restore"))
    .description("put a backup back into a folder whose var/ is empty")
    .argument("<file>", "what `werkgebied backup` wrote")
    .option("--into <folder>", "where to; the folder of the configuration when left out")
    .addHelpText(
      "after",
      examples("npx werkgebied restore ../werkgebied-2026-07-01.tar.gz --into ../again"),
    )
    .action(restoreCommand);
}

async function restoreCommand(file: string, options: PlaceOptions & { into?: string }) {
  const folder = options.into ?? path.dirname(path.resolve(options.config));
  const progress = progressLine("Restore");
  const done = await restoreBackup(file, folder, progress.show).finally(progress.clear);
  answer(options, done, () => [
    `${formatNumber(done.fileCount)} files of ${done.madeAt} are back in ${path.resolve(folder)}.`,
    ...(done.replaced ? [`The configuration that was there is now ${done.replaced}.`] : []),
    "Set the key for member numbers as it was, and make the warehouse again from landing with:",
    `  werkgebied refresh --config ${path.relative(process.cwd(), done.configFile)}`,
  ]);
}
