import type { Command } from "commander";
import { ConfigError } from "../../../data/errors.js";
import { snapshotIn } from "../../../data/landing/frozen.js";
import { writeNote } from "../../../data/landing/standing.js";
import { loadConfig } from "../../../data/loadConfig.js";
import { carryOn, type DecisionOptions } from "../desk/carryOn.js";
import { findSnapshot } from "../desk/findSnapshot.js";
import { examples, toDate, withServer } from "../options.js";

export function addWithdraw(program: Command): void {
  withServer(program.command("withdraw"))
    .description("take a bad snapshot out of all figures; it stays out until --undo or `replace`")
    .argument("<feed>", "feed in the configuration")
    .argument("<date>", "day of the snapshot", toDate)
    .option("--because <text>", "why, for status and colleagues", "no reason was given")
    .option("--undo", "let the snapshot count again")
    .option("--no-refresh", "only note it; the next refresh does the rest")
    .addHelpText(
      "after",
      examples('npx werkgebied withdraw members_merwedal 2026-07-01 --because "half a file"'),
    )
    .action(withdraw);
}

type Options = DecisionOptions & { undo?: boolean };

async function withdraw(feed: string, date: string, options: Options): Promise<void> {
  const workplace = await loadConfig(options.config, options.data);
  const { withdrawn, frozen } = await findSnapshot(workplace, feed, date);
  if (options.undo && !withdrawn) {
    throw new ConfigError(`${feed} ${date} is not withdrawn, so there is nothing to undo.`);
  }
  const purged = snapshotIn(frozen, feed);
  if (options.undo && purged && !purged.load) {
    throw new ConfigError(
      `${feed} ${date}: its people were purged on ${purged.at.slice(0, 10)} while it did not count, so nothing is left of it to count again.`,
    );
  }
  const word = { at: new Date().toISOString(), because: options.because };
  await writeNote(workplace.varFolder, feed, date, "withdrawn", options.undo ? null : word);
  const decided = options.undo ? "counts again" : "is withdrawn";
  await carryOn(options, `${feed} ${date} ${decided}.`, { feeds: [feed], snapshotDate: date });
}
