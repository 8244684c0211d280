import path from "node:path";
import { pathToFileURL } from "node:url";
import { project } from "./cli.js";

export interface ConfigTextOptions {
  name: string;
  basis: string[];
  /** Feeds of members, by name. */
  members: Record<string, object>;
  /** Where the catchments' file tells the library. */
  library: string | { value: string };
}

/** The text of a configuration in whose folder the reference files lie. Tests change parts of it. */
export function configText({ name, basis, members, library }: ConfigTextOptions): string {
  const define = pathToFileURL(path.join(project, "data/config.ts")).href;
  const feeds = Object.entries(members).map(
    ([feed, mapping]) => `    ${feed}: ${JSON.stringify(mapping)} as never,`,
  );
  return `
import { defineConfig } from ${JSON.stringify(define)};

export default defineConfig({
  name: ${JSON.stringify(name)},
  data: "data",
  segmentation: "proef@1",
  basis: ${JSON.stringify(basis)} as never,
  memberDefinition: { nl: "Iedereen met een pas.", en: "Everyone with a card." },
  hashKey: { value: "nobody is real here" },
  disclosure: { public: { least: 1 }, internal: { least: 1 } },
  // The tests' days are of long ago: a purge by schedule would come in between.
  retention: { personsMonths: null },
  feeds: {
${feeds.join("\n")}
    residents: {
      source: "residents",
      snapshotDate: "2024-01-01",
      file: "inwoners.csv",
      columns: {
        area_id: "gebied",
        segmentation: { value: "proef@1" },
        segment_id: "segment",
        subsegment_id: "subsegment",
        households: "huishoudens",
        persons: "personen",
      },
    },
    catchments: {
      source: "catchments",
      snapshotDate: "2024-01-01",
      file: "werkgebied.csv",
      columns: { library: ${JSON.stringify(library)}, area_id: "gebied", municipality: "gemeente" },
    },
    segmentation: {
      source: "segmentation",
      snapshotDate: "2024-01-01",
      file: "segmenten.csv",
      columns: {
        segmentation: { value: "proef@1" },
        level: "niveau",
        segment_id: "code",
        parent_id: "hoort_bij",
        position: "volgorde",
        name: "naam",
      },
    },
  },
});
`;
}
