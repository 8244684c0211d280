import { Option, type Command } from "commander";
import { gateRules, type GateRule } from "../../../data/gateConfig.js";
import { ConfigError } from "../../../data/errors.js";
import { judgedFile, writeNote } from "../../../data/landing/standing.js";
import { loadConfig } from "../../../data/loadConfig.js";
import { carryOn, type DecisionOptions } from "../desk/carryOn.js";
import { findSnapshot } from "../desk/findSnapshot.js";
import { examples, toDate, withServer } from "../options.js";

export function addAccept(program: Command): void {
  withServer(program.command("accept"))
    .description("publish a snapshot though it breaks a rule of the quality gate")
    .argument("<feed>", "feed in the configuration")
    .argument("<date>", "day of the snapshot", toDate)
    .addOption(
      new Option("--rule <rule>", "the rule that is set aside")
        .choices([...gateRules])
        .makeOptionMandatory(),
    )
    .option("--because <text>", "why, for status and colleagues", "no reason was given")
    .option("--undo", "judge it by the rule again")
    .option("--no-refresh", "only note it; the next refresh does the rest")
    .addHelpText(
      "after",
      examples(
        'npx werkgebied accept members_merwedal 2026-07-01 --rule maxDrop --because "expired cards were cleaned up"',
      ),
    )
    .action(accept);
}

type Options = DecisionOptions & { undo?: boolean; rule: GateRule };

async function accept(feed: string, date: string, options: Options): Promise<void> {
  const workplace = await loadConfig(options.config, options.data);
  const standing = await findSnapshot(workplace, feed, date);
  const file = judgedFile(standing);
  if (!file) {
    throw new ConfigError(`${feed} ${date}: its delivery was refused, so there is none to accept.`);
  }
  const { rule, because, undo } = options;
  const others = standing.accepted.filter((word) => word.rule !== rule);
  const word = { rule, because, at: new Date().toISOString(), file };
  const words = undo ? others : [...others, word];
  await writeNote(workplace.varFolder, feed, date, "accepted", words.length > 0 ? words : null);
  const decided = undo ? `is judged by ${rule} again` : `is accepted, whatever ${rule} says`;
  await carryOn(options, `${feed} ${date} ${decided}.`, { feeds: [] });
}
