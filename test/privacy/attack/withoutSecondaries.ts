import { cp, mkdir, mkdtemp, rm, writeFile, readFile } from "node:fs/promises";
import path from "node:path";
import { loadConfig } from "../../../data/loadConfig.js";
import { openWarehouse } from "../../../data/warehouse/database.js";
import { hideCells } from "../../../workflows/publish/editions/hide.js";
import { makeServed } from "../../../workflows/publish/editions/served.js";
import { writeLibrary } from "../../../workflows/publish/editions/writeEdition.js";
import { publishedFolder } from "../../../workflows/publish/publications.js";
import { attackPublications, librariesIn, type AttackedEdition } from "./attackPublications.js";

/** The same attack on what the edition for all would show if small counts alone were hidden. */
export async function attackWithoutSecondaries(
  configFile: string,
  version: string,
  segmentation: string,
  isWanted?: (date: string) => boolean,
): Promise<AttackedEdition[]> {
  const bare = await mkdtemp(path.join(path.dirname(configFile), "bare-"));
  try {
    await cp(path.join(version, "marts"), path.join(bare, "marts"), { recursive: true });
    await writeSite(configFile, version, path.join(bare, "sites/public/data"));
    return await attackPublications([bare], segmentation, isWanted);
  } finally {
    await rm(bare, { recursive: true });
  }
}

async function writeSite(configFile: string, version: string, data: string) {
  const { config, varFolder } = await loadConfig(configFile);
  const warehouse = await openWarehouse(varFolder);
  try {
    await hideCells(warehouse, publishedFolder(varFolder), config);
    await warehouse.run("delete from hidden_cell where reason = 'secondary'");
    const served = await makeServed(warehouse, "public", config.disclosure.public);
    await mkdir(data, { recursive: true });
    const index = await readFile(path.join(version, "sites/public/data/index.json"));
    await writeFile(path.join(data, "index.json"), index);
    for (const library of await librariesIn(version, "public")) {
      await writeLibrary(warehouse, served, library, path.join(data, library));
    }
  } finally {
    warehouse.close();
  }
}
