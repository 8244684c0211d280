import type { Source } from "../contract.js";
import assignments from "./assignments.js";
import boundaries from "./boundaries.js";
import branches from "./branches.js";
import catchments from "./catchments.js";
import control_totals from "./control_totals.js";
import member_counts from "./member_counts.js";
import members from "./members.js";
import opening_hours from "./opening_hours.js";
import personas from "./personas.js";
import residents from "./residents.js";
import segmentation from "./segmentation.js";

/** Every source there is. A new one is a file beside these and a line here. */
export const sources = {
  assignments,
  boundaries,
  branches,
  catchments,
  control_totals,
  member_counts,
  members,
  opening_hours,
  personas,
  residents,
  segmentation,
} satisfies Record<string, Source>;

export type SourceName = keyof typeof sources;

export const sourceNames = Object.keys(sources) as [SourceName, ...SourceName[]];
