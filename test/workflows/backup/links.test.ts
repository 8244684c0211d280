import { link, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { list } from "tar";
import { expect, test } from "vitest";
import type { Workplace } from "../../../data/loadConfig.js";
import { backUp } from "../../../workflows/backup/backUp.js";

// Packed four at a time, tar waits for ever where links come ready before the file that is due.
test("a publication of which editions share files is kept whole", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-links-"));
  const varFolder = path.join(folder, "var");
  const version = path.join(varFolder, "published/20260101T000000Z-a");
  const editions = ["public", "internal/a", "internal/b", "internal/c"];
  for (const edition of editions) {
    const data = path.join(version, "sites", edition, "data");
    await mkdir(data, { recursive: true });
    await writeFile(path.join(data, "index.json"), "{}");
  }
  for (const name of ["dictionary.json", "lineage.json", "method.json"]) {
    await writeFile(path.join(version, name), name);
    for (const edition of editions) {
      await link(path.join(version, name), path.join(version, "sites", edition, "data", name));
    }
  }
  await writeFile(path.join(version, "manifest.json"), "{}");
  await symlink("20260101T000000Z-a", path.join(varFolder, "published/current"));
  const configFile = path.join(folder, "werkgebied.config.ts");
  await writeFile(configFile, "");

  const target = path.join(folder, "backup.tar.gz");
  await backUp({ varFolder, configFile } as Workplace, target, () => {});
  const names: string[] = [];
  await list({ file: target, onReadEntry: (entry) => names.push(entry.path) });
  expect(names.filter((name) => name.endsWith("/dictionary.json"))).toHaveLength(5);
  expect(names.filter((name) => name.endsWith("/index.json"))).toHaveLength(4);
  await rm(folder, { recursive: true });
}, 20_000);
