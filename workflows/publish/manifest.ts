import { listFrozen, type FrozenSnapshot } from "../../data/landing/frozen.js";
import type { Workplace } from "../../data/loadConfig.js";
import type { Warehouse } from "../../data/warehouse/database.js";
import { software } from "../software.js";
import type { EditionSummary } from "./editions/summary.js";
import type { ExportedMart } from "./marts.js";
import { nameVersion } from "./nameVersion.js";

/** What a publication says of itself, beside its marts. */
export interface Manifest {
  /** Moment and content: `20261001T050312Z-1f2e3d4c5b6a`. */
  version: string;
  publishedAt: string;
  /** Id of the workflow that made it. */
  run: string;
  software: string;
  /** Hash of all figures and pages: the same content is not published twice. */
  content: string;
  config: {
    sha256: string;
    name: string;
    segmentation: string;
    assignment: string;
    suppressed: string;
    basis: string[];
    memberDefinition: { nl: string; en: string };
    leaveOutCategories: string[];
    expiryGraceDays: number;
  };
  inputs: { feed: string; source: string; snapshotDate: string; file: string; rowCount: number }[];
  refusals: { feed: string; snapshotDate: string; message: string }[];
  /** Of which people are no longer kept: counted with the configuration as it was then. */
  frozen: (Pick<FrozenSnapshot, "feed" | "at" | "settings"> & { snapshotDate: string })[];
  marts: ExportedMart[];
  /** How much of the members is hidden; publications of version 0.1 do not tell. */
  editions?: EditionSummary[];
}

interface Made {
  marts: ExportedMart[];
  editions: EditionSummary[];
  run: string;
  content: string;
  /** Name of the newest publication. */
  newest: string | undefined;
}

export async function makeManifest(
  warehouse: Warehouse,
  { config, configHash, varFolder }: Workplace,
  made: Made,
): Promise<Manifest> {
  const publishedAt = new Date().toISOString();
  const { name, segmentation, assignment, suppressed, basis, memberDefinition } = config;
  const { leaveOutCategories, expiryGraceDays } = config;
  return {
    version: nameVersion(publishedAt, made.content, made.newest),
    publishedAt,
    run: made.run,
    software,
    content: made.content,
    config: {
      sha256: configHash,
      name,
      segmentation,
      assignment,
      suppressed,
      basis,
      memberDefinition,
      leaveOutCategories,
      expiryGraceDays,
    },
    inputs: await warehouse.rows(
      `select feed, source, snapshot_date::varchar as "snapshotDate", landed_file as file,
         loaded_count as "rowCount"
       from meta.load order by all`,
    ),
    refusals: await warehouse.rows(
      `select feed, snapshot_date::varchar as "snapshotDate", message from meta.refusal order by all`,
    ),
    frozen: (await listFrozen(varFolder)).flatMap(({ snapshotDate, snapshots }) =>
      snapshots.map(({ feed, at, settings }) => ({ feed, snapshotDate, at, settings })),
    ),
    marts: made.marts,
    editions: made.editions,
  };
}
