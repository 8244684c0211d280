import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  stat,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { create, Header, list } from "tar";
import { runCli, startCli } from "../../support/cli.js";
import { martHashes } from "../../support/hashes.js";
import { freePort } from "../../support/ports.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";

const env = { TEMPORAL_ADDRESS: undefined };

let region: SmallRegion;
let outside: string;
let file: string;

function backup(target: string) {
  return runCli(["backup", target, "--config", region.config]);
}

function restore(from: string, into: string) {
  return runCli(["restore", from, "--into", into]);
}

function emptyFolder() {
  return mkdtemp(path.join(tmpdir(), "werkgebied-restored-"));
}

/** SHA-256 of each file below a folder. */
async function hashes(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath, one.name));
  const hashed = files.sort().map(async (one) => {
    const hash = createHash("sha256").update(await readFile(one));
    return [path.relative(folder, one), hash.digest("hex")] as const;
  });
  return Object.fromEntries(await Promise.all(hashed));
}

beforeAll(async () => {
  region = await smallRegion({ months: 2 });
  const { code, output } = await runCli(["refresh", "--all", "--config", region.config], { env });
  expect(code, output).toBe(0);
  outside = await mkdtemp(path.join(tmpdir(), "werkgebied-backup-"));
  file = path.join(outside, "kept.tar.gz");
  await writeFile(path.join(region.var, "landing/members/rows.parquet.part"), "cut short");
  const made = await backup(file);
  expect(made.code, made.output).toBe(0);
  expect(made.output).toContain("The configuration holds the key for member numbers");
});

test("a restored folder has landing and publication byte for byte, and is served", async () => {
  const folder = await emptyFolder();
  const { code, output } = await restore(file, folder);
  expect(code, output).toBe(0);
  expect(output).toMatch(/werkgebied refresh --config .*werkgebied\.config\.ts\n$/);
  const landing = await hashes(path.join(region.var, "landing"));
  delete landing["members/rows.parquet.part"];
  expect(Object.keys(landing).length).toBeGreaterThan(8);
  expect(await hashes(path.join(folder, "var/landing"))).toEqual(landing);
  const published = path.join(region.var, "published");
  const current = path.join(folder, "var/published/current");
  expect(await readlink(current)).toBe(await readlink(path.join(published, "current")));
  const version = await readlink(current);
  expect(await hashes(path.join(folder, "var/published", version))).toEqual(
    await hashes(path.join(published, version)),
  );
  expect(await martHashes(path.join(folder, "var"))).toEqual(await martHashes(region.var));
  expect(await readFile(path.join(folder, "werkgebied.config.ts"))).toEqual(
    await readFile(region.config),
  );
  const port = String(await freePort());
  const config = path.join(folder, "werkgebied.config.ts");
  const child = startCli(["serve", "--config", config, "--port", port]);
  const ended = new Promise((resolve) => child.once("close", resolve));
  await new Promise((resolve) => child.stdout?.once("data", resolve));
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  child.kill("SIGTERM");
  await ended;
});

test("what is made again from landing, and what belongs to a process, stays out", async () => {
  const names: string[] = [];
  await list({ file, onReadEntry: ({ path: name }) => names.push(name) });
  expect(names[0]).toBe("backup.json");
  expect(names).toContain("var/published/current");
  for (const name of names) expect(name).not.toMatch(/duckdb|temporal|\.(lock|part)$/);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(outside)).toEqual(["kept.tar.gz"]);
  expect(existsSync(path.join(region.var, "backup.json.part"))).toBe(false);
});

test("what a rollback came from is kept too, so that it can be undone", async () => {
  const other = path.join(outside, "rolled.tar.gz");
  const folder = await emptyFolder();
  await restore(file, folder);
  const published = path.join(folder, "var/published");
  const version = await readlink(path.join(published, "current"));
  const newer = `2099${version.slice(4)}`;
  await cp(path.join(published, version), path.join(published, newer), { recursive: true });
  const config = path.join(folder, "werkgebied.config.ts");
  await runCli(["rollback", newer, "--config", config]);
  await runCli(["rollback", "--config", config]);
  const made = await runCli(["backup", other, "--config", config]);
  expect(made.code, made.output).toBe(0);
  const again = await emptyFolder();
  await restore(other, again);
  const undone = await runCli([
    "rollback",
    "--undo",
    "--config",
    path.join(again, "werkgebied.config.ts"),
  ]);
  expect(undone.output).toContain(`${newer} is published, in place of ${version}.`);
});

test("a restore refuses a var/ that is not empty, and keeps another configuration", async () => {
  const folder = await emptyFolder();
  await mkdir(path.join(folder, "var/landing/members"), { recursive: true });
  const refused = await restore(file, folder);
  expect([refused.code, refused.output]).toEqual([
    1,
    expect.stringContaining(`${path.join(folder, "var")} is not empty (landing).`),
  ]);
  const other = await emptyFolder();
  await writeFile(path.join(other, "werkgebied.config.ts"), "mine");
  expect((await restore(file, other)).output).toContain("werkgebied.config.ts.before-restore");
  expect(await readFile(path.join(other, "werkgebied.config.ts.before-restore"), "utf8")).toBe(
    "mine",
  );
});

test("a backup within var, and one of nothing, are refused", async () => {
  const within = await backup(path.join(region.var, "kept.tar.gz"));
  expect([within.code, within.output]).toEqual([
    1,
    expect.stringContaining("Keep a backup outside"),
  ]);
  const empty = await smallRegion({ months: 1 });
  const none = await runCli([
    "backup",
    path.join(outside, "none.tar.gz"),
    "--config",
    empty.config,
  ]);
  expect([none.code, none.output]).toEqual([1, expect.stringContaining("nothing to back up")]);
  const denied = await backup(path.join(file, "x.tar.gz"));
  expect([denied.code, denied.output]).toEqual([1, expect.stringContaining("cannot be made (")]);
});

test("a file that is cut short or is no backup is refused with a sentence, and nothing is left", async () => {
  const cut = path.join(outside, "cut.tar.gz");
  await cp(file, cut);
  await truncate(cut, Math.floor((await stat(file)).size / 2));
  const other = path.join(outside, "other.tar.gz");
  await writeFile(other, "not an archive");
  for (const bad of [cut, other, path.join(outside, "missing.tar.gz")]) {
    const folder = await emptyFolder();
    const { code, output } = await restore(bad, folder);
    expect([code, output]).toEqual([1, expect.stringContaining(bad)]);
    expect(output).not.toMatch(/\n\s+at /);
    expect(await readdir(folder)).toEqual([]);
  }
});

/** A backup with entries that ours never has. */
async function tampered(name: string, add: (folder: string) => Promise<string[]>) {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-tampered-"));
  const root = path.join(folder, "a");
  await mkdir(path.join(root, "var"), { recursive: true });
  await writeFile(path.join(root, "werkgebied.config.ts"), "export default {}");
  await writeFile(path.join(root, "var/x.json"), "{}");
  const extra = await add(root);
  const contents = {
    software: "0.1.0",
    madeAt: new Date().toISOString(),
    fileCount: 2 + extra.length,
    config: { file: "werkgebied.config.ts", sha256: "0" },
  };
  await writeFile(path.join(root, "backup.json"), JSON.stringify(contents));
  const target = path.join(folder, `${name}.tar.gz`);
  const names = ["backup.json", "werkgebied.config.ts", "var/x.json", ...extra];
  await create({ file: target, cwd: root, gzip: true, preservePaths: true }, names);
  return target;
}

/** An archive with one file that is another name for something else. */
async function withHardLink(linkpath: string) {
  const target = await tampered("hard link", async (root) => {
    await writeFile(path.join(root, "var/y.json"), "{}");
    return ["var/y.json"];
  });
  const bytes = gunzipSync(await readFile(target));
  const header = new Header({ path: "var/y.json", type: "Link", linkpath, mode: 0o644, size: 0 });
  const block = Buffer.alloc(512);
  header.encode(block);
  const at = bytes.indexOf("var/y.json\0");
  // Its header, and its two bytes in a block of their own.
  const changed = Buffer.concat([bytes.subarray(0, at), block, bytes.subarray(at + 1024)]);
  await writeFile(target, gzipSync(changed));
  return target;
}

test("nothing in a tampered archive gets out of the folder", async () => {
  const target = path.join(await emptyFolder(), "target");
  const archives = [
    await tampered("up", async (root) => {
      await writeFile(path.join(root, "../escaped.txt"), "out");
      return ["../escaped.txt"];
    }),
    await tampered("absolute", async (root) => {
      await writeFile(path.join(root, "../absolute.txt"), "out");
      return [path.join(root, "../absolute.txt")];
    }),
    await tampered("link", async (root) => {
      await symlink(target, path.join(root, "var/link"));
      return ["var/link"];
    }),
    await tampered("current", async (root) => {
      await mkdir(path.join(root, "var/published"));
      await symlink(`../../../${path.basename(target)}`, path.join(root, "var/published/current"));
      return ["var/published/current"];
    }),
    await tampered("beside", async (root) => {
      await writeFile(path.join(root, ".bashrc"), "out");
      return [".bashrc"];
    }),
    await withHardLink("../../secret.txt"),
    await withHardLink("/etc/passwd"),
    await withHardLink("var/nowhere.json"),
  ];
  for (const archive of archives) {
    const parent = await emptyFolder();
    const into = path.join(parent, "into");
    await mkdir(into);
    const { code, output } = await restore(archive, into);
    expect([code, output]).toEqual([1, expect.stringContaining("does not belong in a backup")]);
    expect(await readdir(parent, { recursive: true })).toEqual(["into"]);
  }
  const whole = await tampered("whole", () => Promise.resolve([]));
  expect((await restore(whole, await emptyFolder())).code).toBe(0);
});
