import path from "node:path";
import { runCli } from "../support/cli.js";
import type { Planted } from "./planted.js";
import type { Layer } from "./search/layers.js";

/** All that a team does: refreshes, decisions on deliveries, questions, a backup. */
export async function aMonth({ region, replacement }: Planted, env: NodeJS.ProcessEnv) {
  const told: Layer[] = [];
  const cli = async (...args: string[]): Promise<string> => {
    const result = await runCli([...args, "--config", region.config], { env });
    const about = `${args.join(" ")} (ended with ${result.code})`;
    told.push({ place: about, bytes: Buffer.from(`${about}\n${result.output}`) });
    if (![0, 1, 3].includes(result.code ?? -1)) throw new Error(`${about}\n${result.output}`);
    return result.output;
  };
  const out = (name: string) => path.join(region.folder, "out", name);

  await cli("refresh", "--all");
  const refusals = refusalsIn(await cli("status", "--json"));
  await cli("status");
  const runs = JSON.parse(await cli("runs", "list", "--json")) as { runId: string }[];
  await cli("runs", "show", runs[0]!.runId, "--json");
  await cli("quarantine", "list", "--json");
  for (const feed of ["members", "all_wrong", "people_among_names"]) {
    await cli("quarantine", "show", feed, "--json");
    await cli("quarantine", "show", feed);
  }
  for (const form of ["csv", "json", "parquet"]) {
    await cli(
      "quarantine",
      "export",
      "members",
      "--format",
      form,
      "--output",
      out(`wrong.${form}`),
    );
  }
  await cli("replace", "members", "2024-02-01", replacement, "--because", "A better one.");
  await cli("withdraw", "members", "2024-01-01", "--because", "Not good.");
  await cli("withdraw", "members", "2024-01-01", "--undo");
  await cli("backup", out("backup.tar.gz"));
  await cli("replace", "members", "2024-02-01", "--undo");
  await cli("refresh", "--snapshot", "2031-01-01");
  await cli("rebuild");
  await cli("rollback");
  await cli("rollback", "--undo");
  await cli("publications", "--json");
  await cli("doctor", "--json");
  await cli("sql", "from data_quality", "--json");
  await cli("schedule", "list", "--json");
  return { told, refusals };
}

function refusalsIn(status: string): Record<string, string> {
  const { feeds } = JSON.parse(status) as { feeds: { feed: string; refusals: string[] }[] };
  const refused = feeds.filter(({ refusals }) => refusals.length > 0);
  return Object.fromEntries(refused.map(({ feed, refusals }) => [feed, refusals.join("\n")]));
}
