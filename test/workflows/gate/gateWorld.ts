import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import type { ConfigInput } from "../../../data/config.js";
import { validateConfig, type Workplace } from "../../../data/loadConfig.js";
import type { SourceName } from "../../../data/sources/index.js";
import type { Finding } from "../../../workflows/gate/findings.js";
import { judge } from "../../../workflows/gate/judge.js";
import type { Verdict } from "../../../workflows/types.js";
import { world, type World, type WorldContent } from "../../support/world.js";

type GateInput = NonNullable<ConfigInput["feeds"][string]["gate"]>;

/** Feeds of the world, each called as its source, and the gate that they are to pass. */
export type Gates = Partial<Record<SourceName, GateInput>>;

export interface GateWorld extends World {
  workplace: Workplace;
  /** Builds the marts and judges them. */
  judge(gates: Gates, today?: string): Promise<Verdict>;
  /** What was found when it was judged last: `members 2024-02-29 maxDrop town: -0.5`. */
  found(): Promise<string[]>;
  findings(): Promise<Finding[]>;
  /** Makes these snapshots, as they are in the warehouse now, the publication that readers see. */
  publish(snapshots: { feed: string; snapshotDate: string }[]): Promise<void>;
}

const TODAY = "2024-03-05";

/** A small warehouse with a folder for what was published and decided. */
export async function gateWorld(content: WorldContent): Promise<GateWorld> {
  const made = await world(content);
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-gate-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const workplace: Workplace = {
    config: configOf({}),
    configFile: path.join(folder, "werkgebied.config.ts"),
    dataFolder: folder,
    varFolder: folder,
    configHash: "",
  };
  const findings = () =>
    made.warehouse.rows<Finding>(
      `select feed, snapshot_date::varchar as "snapshotDate", rule, library_id as "libraryId",
         place_id as "placeId", value, bound, effect
       from meta.finding`,
    );
  return {
    ...made,
    workplace,
    findings,
    async judge(gates, today = TODAY) {
      workplace.config = configOf(gates);
      await made.build();
      return judge(made.warehouse, workplace, today);
    },
    async found() {
      return (await findings()).map(
        ({ feed, snapshotDate, rule, libraryId, placeId, value }) =>
          `${feed} ${snapshotDate} ${rule} ${placeId || libraryId}: ${Number(value.toFixed(4))}`,
      );
    },
    async publish(snapshots) {
      const loads = await made.warehouse.rows<{ feed: string; snapshotDate: string }>(
        `select feed, source, snapshot_date::varchar as "snapshotDate", landed_file as file,
           loaded_count as "rowCount" from meta.load`,
      );
      const inputs = loads.filter((load) =>
        snapshots.some(
          ({ feed, snapshotDate }) => feed === load.feed && snapshotDate === load.snapshotDate,
        ),
      );
      await writePublication(path.join(folder, "published"), inputs);
    },
  };
}

/** Everything but the gates is beside the point: the rows are in the warehouse already. */
function configOf(gates: Gates) {
  const feeds = Object.entries(gates).map(([source, gate]) => [
    source,
    { source, files: { given: "given.csv" }, select: "from given", gate },
  ]);
  const config = {
    name: "Proef",
    segmentation: "map@1",
    memberDefinition: { nl: "Leden", en: "Members" },
    feeds: Object.fromEntries(feeds) as ConfigInput["feeds"],
  };
  return validateConfig(config, "werkgebied.config.ts");
}

async function writePublication(published: string, inputs: object[]) {
  const version = "20240301T000000Z-0123456789ab";
  const data = path.join(published, version, "sites/public/data");
  await mkdir(data, { recursive: true });
  await writeFile(path.join(data, "index.json"), "{}");
  const manifest = {
    version,
    publishedAt: "2024-03-01T00:00:00.000Z",
    run: "a run",
    software: "0",
    content: "0123456789ab",
    config: {
      sha256: "",
      name: "Proef",
      segmentation: "map@1",
      assignment: "shared",
      suppressed: "zero",
      basis: ["persons"],
      memberDefinition: { nl: "", en: "" },
    },
    inputs,
    refusals: [],
    marts: [],
  };
  await writeFile(path.join(published, version, "manifest.json"), JSON.stringify(manifest));
  await symlink(version, path.join(published, "current"));
}
