import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { layersIn, layersOf } from "../privacy/search/layers.js";

/** Which of these values are found anywhere below a folder, in raw bytes and in all that is packed. */
export async function foundIn(folder: string, values: string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const name of await readdir(folder)) {
    const place = path.join(folder, name);
    const layers = (await stat(place)).isDirectory()
      ? layersIn(place)
      : layersOf(name, await readFile(place));
    for await (const layer of layers) {
      const text = Buffer.from(layer.bytes).toString("latin1");
      for (const value of values) {
        if (!text.includes(value)) continue;
        found.set(value, [...(found.get(value) ?? []), `${name}: ${layer.place}`]);
      }
    }
  }
  return found;
}
