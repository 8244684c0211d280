import type { Workplace } from "../../data/loadConfig.js";
import { literal } from "../../data/sql.js";
import type { Warehouse } from "../../data/warehouse/database.js";
import { listPersonas } from "./editions/personas.js";
import { librariesToCome } from "./librariesToCome.js";
import { targetsOf } from "./targetsOf.js";

interface Named {
  id: string;
  name: string;
}

interface Segment {
  level: string;
  segment_id: string;
  parent_id: string | null;
  position: number;
  name: string;
  name_en: string | null;
}

/** `data/index.json`: what there is to choose from, and what every page says about the figures. */
export async function makeSiteIndex(warehouse: Warehouse, workplace: Workplace, version: string) {
  const { config } = workplace;
  const segments = await readSegments(warehouse, config.segmentation);
  const libraries = await readLibraries(warehouse);
  const known = {
    libraries: [...libraries.map(({ id }) => id), ...librariesToCome(config)],
    segments: segments.map(({ segment_id }) => segment_id),
  };
  return {
    version,
    region: config.name,
    language: config.language,
    basis: config.basis,
    assignment: config.assignment,
    suppressed: config.suppressed,
    country: config.country,
    memberDefinition: config.memberDefinition,
    leftOutCategories: config.leaveOutCategories,
    expiryGraceDays: config.expiryGraceDays,
    thresholds: config.figures,
    segmentation: config.segmentation,
    segments,
    /** Names of the files of which the pages can ask for what is known of segments. */
    personas: await listPersonas(warehouse, config.segmentation),
    libraries: libraries.map((library) => ({
      ...library,
      targets: targetsOf(library.id, config.targets, known),
    })),
    feeds: await readFeeds(warehouse, workplace),
  };
}

function readSegments(warehouse: Warehouse, segmentation: string) {
  return warehouse.rows<Segment>(
    `select level, segment_id, parent_id, position, name, name_en
     from source.segmentation
     where segmentation = ${literal(segmentation)}
     qualify row_number() over (partition by level, segment_id order by snapshot_date desc, feed) = 1
     order by level, position, segment_id`,
  );
}

async function readLibraries(warehouse: Warehouse) {
  const rows = await warehouse.rows<{ library: string; scope: string; id: string; name: string }>(
    `select library_id as library, scope, scope_id as id, arg_max(scope_name, snapshot_date) as name
     from mart.scopes group by all order by library_id, name, id`,
  );
  const dates = await warehouse.rows<{ library: string; date: string }>(
    `select distinct library_id as library, snapshot_date::varchar as date from mart.scopes order by all`,
  );
  const named = (library: string, scope: string): Named[] =>
    rows
      .filter((row) => row.library === library && row.scope === scope)
      .map(({ id, name }) => ({ id, name }));
  return rows
    .filter((row) => row.scope === "library")
    .sort((a, b) => a.name.localeCompare(b.name, "nl"))
    .map(({ id, name }) => ({
      id,
      name,
      dates: dates.filter((row) => row.library === id).map((row) => row.date),
      municipalities: named(id, "municipality"),
      branches: named(id, "branch"),
    }));
}

async function readFeeds(warehouse: Warehouse, { config }: Workplace) {
  const loads = await warehouse.rows<{ feed: string; date: string }>(
    "select feed, snapshot_date::varchar as date from meta.load order by all",
  );
  return Object.entries(config.feeds).map(([feed, { source, credit }]) => ({
    feed,
    source,
    dates: loads.filter((load) => load.feed === feed).map((load) => load.date),
    credit: credit ?? null,
  }));
}
