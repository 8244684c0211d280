import path from "node:path";
import { existsSync } from "node:fs";
import type { Command } from "commander";
import { ConfigError } from "../../../data/errors.js";
import { replaceSnapshot, undoReplacement } from "../../../data/landing/replace.js";
import { loadConfig } from "../../../data/loadConfig.js";
import { carryOn, type DecisionOptions } from "../desk/carryOn.js";
import { checkFeed } from "../desk/findSnapshot.js";
import { examples, toDate, withServer } from "../options.js";
import { WrongUse } from "../wrongUse.js";

export function addReplace(program: Command): void {
  withServer(program.command("replace"))
    .description("give another file for a snapshot; it counts instead of the feed's own delivery")
    .argument("<feed>", "feed in the configuration")
    .argument("<date>", "day of the snapshot", toDate)
    .argument("[file]", "the file, in the form that the feed delivers")
    .option("--because <text>", "why, for status and colleagues", "no reason was given")
    .option("--undo", "let the feed's own delivery count again")
    .option("--no-refresh", "only take it in; the next refresh does the rest")
    .addHelpText("after", examples("npx werkgebied replace members_merwedal 2026-07-01 mended.csv"))
    .action(replace);
}

type Options = DecisionOptions & { undo?: boolean };

async function replace(
  feed: string,
  date: string,
  file: string | undefined,
  options: Options,
): Promise<void> {
  const workplace = await loadConfig(options.config, options.data);
  checkFeed(workplace, feed);
  const request = { feeds: [feed], snapshotDate: date };
  if (options.undo) {
    if (!(await undoReplacement(workplace, feed, date))) {
      throw new ConfigError(
        `${feed} ${date}: nothing was delivered before it was replaced. To take it out: werkgebied withdraw ${feed} ${date}`,
      );
    }
    return carryOn(options, `${feed} ${date}: the feed's own delivery counts again.`, request);
  }
  if (!file) throw new WrongUse("Name the file that is to count, or give --undo.");
  if (!existsSync(file)) throw new ConfigError(`There is no file ${file}. Correct the path.`);
  const { because } = options;
  const { readCount } = await replaceSnapshot(workplace, feed, date, { file, because });
  const taken = `${feed} ${date}: ${path.basename(file)} (${readCount} rows) counts from now on.`;
  await carryOn(options, taken, request);
}
