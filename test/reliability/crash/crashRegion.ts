import { cp, mkdir, mkdtemp, readFile, rename, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCli, type CliResult } from "../../support/cli.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";

/** Members in the first snapshot; each later one has one more. */
export const MEMBERS = 300;

let regions = 0;

/** A region of which the last months have not been delivered yet. */
export async function regionWithHeldBack(months: number, held: number): Promise<SmallRegion> {
  const region = await smallRegion({ months, members: MEMBERS });
  await mkdir(path.join(region.folder, "held"));
  for (const date of lastOf(region, held)) await move(region, date, "data", "held");
  return region;
}

export async function deliverHeld(region: SmallRegion, held: number): Promise<void> {
  for (const date of lastOf(region, held)) await deliver(region, date);
}

/** A month that was held back. */
export function deliver(region: SmallRegion, date: string): Promise<void> {
  return move(region, date, "held", "data");
}

function lastOf({ dates }: SmallRegion, count: number): string[] {
  return dates.slice(dates.length - count);
}

function move({ folder }: SmallRegion, date: string, from: string, to: string) {
  const name = `leden_${date}.csv`;
  return rename(path.join(folder, from, name), path.join(folder, to, name));
}

/** All of it, what was published too, under a name of its own: it may share a Temporal server. */
export async function copyOf(region: SmallRegion): Promise<SmallRegion> {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-crash-"));
  await cp(region.folder, folder, { recursive: true, verbatimSymlinks: true });
  const config = path.join(folder, path.basename(region.config));
  const text = await readFile(config, "utf8");
  await writeFile(config, text.replace("Proefgebied", `Proefgebied ${++regions}`));
  return { ...region, folder, config, var: path.join(folder, "var") };
}

/** What is compiled once and used again by every run, in the folder for what is temporary. */
export const COMPILED = [`tsx-${process.getuid?.()}`, "jiti"];

/**
 * The environment of a command on a region that shares a Temporal server: what is for the moment only
 * is kept within the region, to see what is left of it. Those that start servers agree on their ports
 * in the folder that all share.
 */
export async function apart({ folder }: SmallRegion, address: string): Promise<NodeJS.ProcessEnv> {
  const TMPDIR = path.join(folder, "tmp");
  await mkdir(TMPDIR, { recursive: true });
  for (const name of COMPILED) {
    await mkdir(path.join(tmpdir(), name), { recursive: true });
    await symlink(path.join(tmpdir(), name), path.join(TMPDIR, name)).catch(() => undefined);
  }
  return { TMPDIR, TEMPORAL_ADDRESS: address };
}

export function refresh(
  { config }: SmallRegion,
  env: NodeJS.ProcessEnv,
  args: string[] = [],
): Promise<CliResult> {
  return runCli(["refresh", "--all", "--config", config, ...args], { env });
}
