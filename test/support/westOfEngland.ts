import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { westOfEnglandData } from "../oracle/dataFolder.js";
import { project, runCli } from "./cli.js";

/**
 * Publishes the example through a real Temporal server, as its README tells, with another
 * assignment where asked, into a folder of its own.
 * @returns folder of `<mart>.parquet`
 */
export async function publishedMarts(assignment: "dominant" | "shared"): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), `werkgebied-${assignment}-`));
  const config = path.join(folder, "werkgebied.config.ts");
  const example = pathToFileURL(
    path.join(project, "examples/west-of-england/werkgebied.config.ts"),
  );
  await writeFile(
    config,
    `import example from ${JSON.stringify(example.href)};\nexport default { ...example, assignment: ${JSON.stringify(assignment)} };\n`,
  );
  const data = westOfEnglandData();
  if ("reason" in data) throw new Error(data.reason);
  const { code, output } = await runCli(
    ["refresh", "--all", "--config", config, "--data", data.folder],
    { env: { TEMPORAL_ADDRESS: undefined } },
  );
  if (code !== 0) throw new Error(`refresh ended with ${code}:\n${output}`);
  return path.join(folder, "var/published/current/marts");
}
