import type { Mart } from "../data/mart.js";
import area_segments from "./area_segments.js";
import base_dates from "./base_dates.js";
import benchmark_gap from "./benchmark_gap.js";
import branch_hours from "./branch_hours.js";
import catchment_areas from "./catchment_areas.js";
import catchment_base from "./catchment_base.js";
import catchment_municipalities from "./catchment_municipalities.js";
import catchment_profile from "./catchment_profile.js";
import cluster_base from "./cluster_base.js";
import data_quality from "./data_quality.js";
import delivered_cells from "./delivered_cells.js";
import delivered_rows from "./delivered_rows.js";
import events from "./events.js";
import member_cells from "./member_cells.js";
import membership_profile from "./membership_profile.js";
import peer_groups from "./peer_groups.js";
import penetration_trend from "./penetration_trend.js";
import persona from "./persona.js";
import recast from "./recast.js";
import reference_dates from "./reference_dates.js";
import rejections from "./rejections.js";
import scope_clusters from "./scope_clusters.js";
import scope_members from "./scope_members.js";
import scopes from "./scopes.js";
import { inOrder } from "./order.js";

/** Every mart, each after the marts it reads. A new one is a file beside these and a line here. */
export const transforms: Mart[] = inOrder([
  area_segments,
  base_dates,
  benchmark_gap,
  branch_hours,
  catchment_areas,
  catchment_base,
  catchment_municipalities,
  catchment_profile,
  cluster_base,
  data_quality,
  delivered_cells,
  delivered_rows,
  events,
  member_cells,
  membership_profile,
  peer_groups,
  penetration_trend,
  persona,
  recast,
  reference_dates,
  rejections,
  scope_clusters,
  scope_members,
  scopes,
]);
