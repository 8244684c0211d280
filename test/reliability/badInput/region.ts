import { appendFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";
import { csv, header, rows } from "./fault.js";
import { hostileNames, quoted } from "./hostileNames.js";
import { zipBomb } from "../../support/zip.js";

export const hostileLibrary = `Bibliotheek "D'Oude" <b>&amp;</b>`;
export const hostileSegment = `'; drop table source.residents; --<script>`;

/**
 * The small region, a library full of names that would do harm if they were anything but text, and
 * deliveries of other libraries that are bad in ways of their own.
 */
export async function badRegion(): Promise<SmallRegion> {
  const region = await smallRegion({ months: 1 });
  const data = path.join(region.folder, "data");
  const write = (name: string, content: string | Uint8Array) =>
    writeFile(path.join(data, name), content);
  await write("stuk.csv.gz", gzipSync(csv([header, ...rows(5000)])).subarray(0, 5000));
  await write("bom.zip", zipBomb(csv([header, ...rows(40)]), 200));
  await write(
    "gemengd.csv",
    Buffer.concat([
      Buffer.from(csv([header, "P1,Jeugd,Curaçao,2020-01-01"])),
      iconv.encode("P2,Jeugd,Zoë,2020-01-01\n", "windows-1252"),
    ]),
  );
  await mkdir(path.join(data, "map.csv"));
  await write("vreemd.csv", csv(["pas,vestiging,postcode", ...hostileRows()]));
  const segment = quoted(hostileSegment);
  await appendFile(path.join(data, "inwoners.csv"), `1234AB,${segment},${segment},400,900\n`);
  await appendFile(
    path.join(data, "segmenten.csv"),
    csv([`segment,${segment},,3,${segment}`, `subsegment,${segment},${segment},4,${segment}`]),
  );
  const config = path.join(region.folder, "bad.config.ts");
  await writeFile(config, configText());
  return { ...region, config };
}

/** Ten members of each branch, and one row for quarantine. */
function hostileRows(): string[] {
  const lines = hostileNames.flatMap((name, branch) =>
    Array.from({ length: 10 }, (_, n) => `V${branch}-${n},${quoted(name)},1234A${"ABC"[n % 3]}`),
  );
  return [...lines, `,${quoted(hostileNames.join(" "))},1234AA`];
}

function configText(): string {
  const columns = { library: { value: "Elders" }, branch: "vestiging", member_id: "nr" };
  const bad = (file: unknown) => ({ source: "members", snapshotDate: "2024-01-01", file, columns });
  const feeds = {
    cut: bad("stuk.csv.gz"),
    bomb: bad({ path: "bom.zip", maxUnpacked: 100_000_000 }),
    mixed: bad("gemengd.csv"),
    folder: bad("map.csv"),
    hostile: {
      ...bad("vreemd.csv"),
      columns: {
        library: { value: hostileLibrary },
        branch: "vestiging",
        member_id: "pas",
        area_id: "postcode",
      },
    },
    hostile_catchments: {
      source: "catchments",
      snapshotDate: "2024-01-01",
      file: "werkgebied.csv",
      columns: { library: { value: hostileLibrary }, area_id: "gebied", municipality: "gemeente" },
    },
  };
  return `import base from "./werkgebied.config.ts";
export default { ...base, feeds: { ...base.feeds, ...${JSON.stringify(feeds)} } };
`;
}
