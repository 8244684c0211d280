import { mkdtemp, readdir, readFile, readlink, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { generateDemonstration } from "../../../data/demo/index.js";
import { project, runCli } from "../../support/cli.js";

export interface TwoPublications {
  folder: string;
  config: string;
  /** Folders of the publications, oldest first. */
  versions: string[];
}

const MONTHS = ["2025-08-01", "2025-09-01", "2025-10-01"];

/**
 * The demonstration region in three months, published twice: after two of them, and with the third,
 * when a library has delivered the second one again because some members were lacking.
 */
export async function threeMonths(): Promise<TwoPublications> {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-attack-"));
  const data = path.join(folder, "data");
  await generateDemonstration({ seed: 2026, folder: data });
  const members = path.join(data, "members");
  for (const name of await readdir(members)) {
    if (!MONTHS.some((date) => name.includes(date))) await rm(path.join(members, name));
  }
  const [, corrected = "", newest = ""] = MONTHS;
  const held = new Map<string, Buffer>();
  for (const name of await readdir(members)) {
    const file = path.join(members, name);
    if (name.includes(newest)) await rename(file, path.join(folder, name));
    if (name.includes(corrected) && name.startsWith("merwedal")) {
      held.set(name, await readFile(file));
      await writeFile(file, without(await readFile(file), name));
    }
  }
  const config = path.join(folder, "werkgebied.config.ts");
  const base = JSON.stringify(path.join(project, "werkgebied.config.ts"));
  await writeFile(
    config,
    `import base from ${base};\n\nexport default { ...base, data: "data", notes: {}, demonstration: undefined };\n`,
  );
  const versions = [await publish(config)];
  for (const name of await readdir(folder)) {
    if (name.includes(newest)) await rename(path.join(folder, name), path.join(members, name));
  }
  for (const [name, bytes] of held) await writeFile(path.join(members, name), bytes);
  versions.push(await publish(config));
  return { folder, config, versions };
}

/** A delivery in which one row in fifty is lacking. */
function without(bytes: Buffer, name: string): Buffer {
  const isPacked = name.endsWith(".gz");
  const lines = (isPacked ? gunzipSync(bytes) : bytes).toString("latin1").split("\n");
  const left = lines.filter((_, nth) => nth === 0 || nth % 50 !== 0).join("\n");
  const file = Buffer.from(left, "latin1");
  return isPacked ? gzipSync(file) : file;
}

async function publish(config: string): Promise<string> {
  const { code, output } = await runCli(["refresh", "--all", "--config", config], {
    env: { TEMPORAL_ADDRESS: undefined },
  });
  if (code !== 0) throw new Error(`refresh ended with ${code}:\n${output}`);
  const published = path.join(path.dirname(config), "var/published");
  return path.join(published, await readlink(path.join(published, "current")));
}
