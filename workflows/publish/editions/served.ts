import type { DisclosureRule } from "../../../data/disclosureConfig.js";
import type { Warehouse } from "../../../data/warehouse/database.js";
import { trendSql } from "../../../transforms/penetration_trend.js";
import { isGuarded, type Kind } from "./edition.js";
import { profileSql } from "./servedProfile.js";
import { qualitySql } from "./servedQuality.js";
import { shownResidents, shownTrend } from "./shown.js";

/** Tables of what a kind of edition shows, of all libraries, to be written out by library. */
export interface Served {
  membership_profile: string;
  catchment_profile: string;
  penetration_trend: string;
  data_quality: string;
}

/** Of the trend: what no page tells would make the file of all dates half as large again. */
const told = `* exclude (slope_per_year, change_rank)
  replace (
    -- Where there is a year ago, that is what reach is set against.
    if(change_year is null, change_previous_low, null) as change_previous_low,
    if(change_year is null, change_previous_high, null) as change_previous_high
  )`;

/** Makes the tables: as they were counted, or from what may be shown and from nothing else. */
export async function makeServed(
  warehouse: Warehouse,
  kind: Kind,
  rule: DisclosureRule,
): Promise<Served> {
  const table = (name: keyof Served) => `served_${kind}_${name}`;
  const make = (name: keyof Served, sql: string) =>
    warehouse.run(`create or replace temp table ${table(name)} as ${sql}`);
  const kept = isGuarded(rule);
  await make("membership_profile", profileSql(kind, rule));
  await make("catchment_profile", `from mart.catchment_profile where ${shownResidents}`);
  const trend = kept
    ? `(${trendSql(`(from ${table("membership_profile")} where level <> 'subsegment')`)})`
    : `mart.penetration_trend where ${shownTrend}`;
  await make("penetration_trend", `select ${told} from ${trend}`);
  await make("data_quality", qualitySql(kind, rule));
  return {
    membership_profile: table("membership_profile"),
    catchment_profile: table("catchment_profile"),
    penetration_trend: table("penetration_trend"),
    data_quality: table("data_quality"),
  };
}
