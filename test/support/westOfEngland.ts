import { cp, mkdir, mkdtemp, readdir, readlink, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { westOfEnglandData } from "../oracle/dataFolder.js";
import { project, runCli } from "./cli.js";

export interface PublishedExample {
  config: string;
  /** Folder of `<mart>.parquet`. */
  marts: string;
  /** Folders of the publications, oldest first. */
  versions: string[];
}

/**
 * Publishes the example through a real Temporal server, as its README tells, with another
 * assignment where asked, into a folder of its own.
 * @param isAttacked published in two, first without the last month. Where nobody looks at what readers
 *   see, nothing is hidden: to choose what takes minutes, and the marts are the same without.
 */
export async function publishExample(
  assignment: "dominant" | "shared",
  isAttacked: boolean,
): Promise<PublishedExample> {
  const folder = await mkdtemp(path.join(tmpdir(), `werkgebied-${assignment}-`));
  const config = path.join(folder, "werkgebied.config.ts");
  const example = pathToFileURL(
    path.join(project, "examples/west-of-england/werkgebied.config.ts"),
  );
  const all = { public: { least: 1 }, internal: { least: 1 } };
  const changes = { assignment, ...(isAttacked ? {} : { disclosure: all }) };
  await writeFile(
    config,
    `import example from ${JSON.stringify(example.href)};\nexport default { ...example, ...${JSON.stringify(changes)} };\n`,
  );
  const source = westOfEnglandData();
  if ("reason" in source) throw new Error(source.reason);
  if (!isAttacked) {
    const version = await refresh(config, source.folder);
    return { config, marts: path.join(version, "marts"), versions: [version] };
  }
  const data = path.join(folder, "data");
  const last = await linkAllButLast(source.folder, data);
  const before = await refresh(config, data);
  await symlink(path.join(source.folder, last), path.join(data, last));
  const version = await refresh(config, data);
  return { config, marts: path.join(version, "marts"), versions: [before, version] };
}

/** @returns the last delivery of members, as a path within the folder */
async function linkAllButLast(from: string, to: string): Promise<string> {
  await mkdir(path.join(to, "members"), { recursive: true });
  for (const name of await readdir(from)) {
    if (name !== "members") await symlink(path.join(from, name), path.join(to, name));
  }
  const files = (await readdir(path.join(from, "members"))).sort();
  const last = files.pop() ?? "";
  for (const name of files) {
    await cp(path.join(from, "members", name), path.join(to, "members", name));
  }
  return path.join("members", last);
}

async function refresh(config: string, data: string): Promise<string> {
  const { code, output } = await runCli(["refresh", "--all", "--config", config, "--data", data], {
    env: { TEMPORAL_ADDRESS: undefined },
  });
  if (code !== 0) throw new Error(`refresh ended with ${code}:\n${output}`);
  const published = path.join(path.dirname(config), "var/published");
  return path.join(published, await readlink(path.join(published, "current")));
}
