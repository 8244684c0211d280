import type { Command } from "commander";
import { loadConfig } from "../../../data/loadConfig.js";
import { differencesBetween, tellDifferences } from "../../publish/differences.js";
import {
  findVersion,
  listPublications,
  publishedFolder,
  type KeptPublication,
} from "../../publish/publications.js";
import { readRolledBack } from "../../publish/rolledBack.js";
import { examples, withPlace, type PlaceOptions } from "../options.js";
import { answer } from "../output.js";
import { summaryOf, tellList, tellOne, type Listed } from "../tellPublications.js";

export function addPublications(program: Command): void {
  withPlace(program.command("publications"))
    .description("list the publications that are kept, or show one and what differs")
    .argument("[version]", "one of them: its name, the beginning or end of it, or `current`")
    .addHelpText(
      "after",
      examples("npx werkgebied publications", "npx werkgebied publications current"),
    )
    .action(publicationsCommand);
}

async function publicationsCommand(version: string | undefined, options: PlaceOptions) {
  const { varFolder, config } = await loadConfig(options.config, options.data);
  const published = publishedFolder(varFolder);
  const held = (await readRolledBack(published)).map((entry) => entry.version);
  const all = (await listPublications(published)).map((one) => ({
    ...one,
    isRolledBack: held.includes(one.version),
  }));
  if (version === undefined) {
    return answer(options, all.map(summaryOf), () => tellList(all, config.timeZone));
  }
  const found = await findVersion(published, version);
  const place = all.findIndex((one) => one.version === found);
  const before = all.slice(place + 1).find(({ manifest }) => manifest);
  const shown = all[place];
  if (shown) showOne(options, shown, before, config.timeZone);
}

function showOne(
  options: PlaceOptions,
  shown: Listed,
  before: KeptPublication | undefined,
  timeZone: string,
) {
  const { manifest } = shown;
  const differences =
    manifest && before?.manifest ? differencesBetween(before.manifest, manifest) : null;
  const found = { ...summaryOf(shown), manifest, before: before?.version ?? null, differences };
  answer(options, found, () => [
    ...tellOne(shown, timeZone),
    ...(differences
      ? ["", `Against ${before?.version}, the one before it:`, ...tellDifferences(differences)]
      : []),
  ]);
}
