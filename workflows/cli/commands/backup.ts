import type { Command } from "commander";
import type { Config } from "../../../data/config.js";
import { loadConfig } from "../../../data/loadConfig.js";
import { backUp } from "../../backup/backUp.js";
import { examples, withPlace, type PlaceOptions } from "../options.js";
import { answer, formatNumber } from "../output.js";
import { progressLine } from "../progressLine.js";

export function addBackup(program: Command): void {
  withPlace(program.command("backup"))
    .description("keep configuration, landing and the current publication in one file")
    .argument("<file>", "a .tar.gz, outside var/")
    .addHelpText(
      "after",
      `${examples("npx werkgebied backup ../werkgebied-2026-07-01.tar.gz")}

What is made from landing (warehouse, older publications) is left out, and so are the key for member
numbers and the files that the configuration imports.`,
    )
    .action(backupCommand);
}

async function backupCommand(file: string, options: PlaceOptions): Promise<void> {
  const workplace = await loadConfig(options.config, options.data);
  const progress = progressLine("Backup");
  const made = await backUp(workplace, file, progress.show).finally(progress.clear);
  answer(options, made, () => [
    `${file}: ${formatNumber(made.fileCount)} files, ${formatNumber(Math.ceil(made.byteCount / 1e6))} MB.`,
    tellKey(workplace.config),
    `To put it back: werkgebied restore ${file} --into <an empty folder>`,
  ]);
}

function tellKey({ hashKey }: Config): string {
  return "env" in hashKey
    ? `The key for member numbers (${hashKey.env}) is not in it: keep that elsewhere, or every feed is pulled again.`
    : "The configuration holds the key for member numbers, so this file does too: keep it as safe as the key.";
}
