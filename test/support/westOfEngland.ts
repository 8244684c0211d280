import { cp, mkdir, mkdtemp, readdir, readlink, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { westOfEnglandData } from "../oracle/dataFolder.js";
import { project, runCli } from "./cli.js";

const EXAMPLE = path.join(project, "examples/west-of-england/werkgebied.config.ts");
/** What a refresh of the example needs of its members: two of its months, and one that is refused. */
const LATE = "members_2020";

/**
 * Publishes the example through a real Temporal server, as its README tells, with another assignment
 * where asked, into a folder of its own. Nothing is hidden: to choose what takes minutes, and the
 * marts are the same without.
 * @returns folder of `<mart>.parquet`
 */
export async function publishExample(assignment: "dominant" | "shared"): Promise<string> {
  const all = { public: { least: 1 }, internal: { least: 1 } };
  const config = await configure(assignment, { assignment, disclosure: all });
  return path.join(await refresh(config, sourceFolder()), "marts");
}

export interface TwoPublications {
  config: string;
  /** Folders of the publications, oldest first. */
  versions: string[];
}

/** Publishes its last months as readers get them, in two: first without the last. */
export async function publishLateMonths(): Promise<TwoPublications> {
  const config = await configure("late", { assignment: "dominant" });
  const data = path.join(path.dirname(config), "data");
  const source = sourceFolder();
  await mkdir(path.join(data, "members"), { recursive: true });
  for (const name of await readdir(source)) {
    if (name !== "members") await symlink(path.join(source, name), path.join(data, name));
  }
  const months = (await readdir(path.join(source, "members"))).filter((name) =>
    name.startsWith(LATE),
  );
  const last = months.sort().pop() ?? "";
  const deliver = (name: string) =>
    cp(path.join(source, "members", name), path.join(data, "members", name));
  for (const name of months) await deliver(name);
  const before = await refresh(config, data);
  await deliver(last);
  return { config, versions: [before, await refresh(config, data)] };
}

function sourceFolder(): string {
  const source = westOfEnglandData();
  if ("reason" in source) throw new Error(source.reason);
  return source.folder;
}

async function configure(name: string, changes: object): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), `werkgebied-${name}-`));
  const config = path.join(folder, "werkgebied.config.ts");
  const example = JSON.stringify(pathToFileURL(EXAMPLE).href);
  await writeFile(
    config,
    `import example from ${example};\nexport default { ...example, ...${JSON.stringify(changes)} };\n`,
  );
  return config;
}

async function refresh(config: string, data: string): Promise<string> {
  const { code, output } = await runCli(["refresh", "--all", "--config", config, "--data", data], {
    env: { TEMPORAL_ADDRESS: undefined },
  });
  if (code !== 0) throw new Error(`refresh ended with ${code}:\n${output}`);
  const published = path.join(path.dirname(config), "var/published");
  return path.join(published, await readlink(path.join(published, "current")));
}
