import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { rm } from "node:fs/promises";
import { expect, onTestFinished, test } from "vitest";
import { loadConfig } from "../../data/loadConfig.js";
import { smallRegion } from "../support/smallRegion.js";

async function load(notes: object, files: string[] = []) {
  const region = await smallRegion({ months: 1 });
  onTestFinished(() => rm(region.folder, { recursive: true }));
  await mkdir(path.join(region.folder, "notes"));
  for (const file of files) await writeFile(path.join(region.folder, file), "Something.\n");
  const config = path.join(region.folder, "noted.config.ts");
  await writeFile(
    config,
    `import base from "./werkgebied.config.ts";\nexport default { ...base, notes: ${JSON.stringify(notes)} };\n`,
  );
  return loadConfig(config);
}

test("notes are for the library alone, unless they are said to be public", async () => {
  const given = { proefbibliotheek: "notes/a.md", other: { file: "notes/b.md", public: true } };
  const { config } = await load(given, ["notes/a.md", "notes/b.md"]);
  expect(config.notes).toEqual({
    proefbibliotheek: { file: "notes/a.md", public: false },
    other: { file: "notes/b.md", public: true },
  });
});

test("a file that is not there is named, with what its path is relative to", async () => {
  await expect(load({ proefbibliotheek: "notes/a.md" })).rejects.toThrow(
    /^notes\.proefbibliotheek: there is no file .*notes\/a\.md\. .* relative to the configuration\.$/,
  );
  await expect(load({ proefbibliotheek: "notes" })).rejects.toThrow("there is no file");
});

test("anything else than a file is refused with an example", async () => {
  await expect(load({ proefbibliotheek: { text: "Something." } })).rejects.toThrow(
    /notes\.proefbibliotheek: .*Example: .*notes\/merwedal\.md/,
  );
});
