import { membersAnswer } from "../answers/members.js";
import { opportunitiesAnswer } from "../answers/opportunities.js";
import { residentsAnswer } from "../answers/residents.js";
import { trendAnswer } from "../answers/trend.js";
import { sentence } from "../figure.js";
import { totalRow } from "../parts.js";
import { rowsOf } from "../place.js";

/** Whom we reach, and which segments stand out. */
export function membersSentences({ place, marts, segments }) {
  const here = rowsOf(marts.membership_profile, place);
  return membersAnswer({
    total: totalRow(here),
    rows: segmentRows(here, segments),
    name: segments.name,
    place: place.name,
    scope: place.scope,
    basis: place.basis,
    level: "segment",
  });
}

/** Who live there, beyond their number. */
export function residentsSentences({ place, marts, segments }) {
  const reference = place.scope === "library" ? "country" : "library";
  const here = rowsOf(marts.catchment_profile, place).filter((row) => row.reference === reference);
  const [, ...about] = residentsAnswer({
    total: totalRow(here),
    rows: segmentRows(here, segments),
    name: segments.name,
    place: place.name,
    scope: place.scope,
    basis: place.basis,
    reference,
  });
  return about;
}

/** Where most can be won. */
export function opportunitySentences({ place, marts, segments }) {
  const here = rowsOf(marts.membership_profile, place);
  return opportunitiesAnswer({
    rows: segmentRows(here, segments),
    name: segments.name,
    place: place.name,
    scope: place.scope,
    basis: place.basis,
  });
}

/** How that changed, beside the reach that was just told; nothing where there is no date before. */
export function changeSentences({ text, place, marts, segments }) {
  const [since] = trendAnswer({
    total: totalRow(rowsOf(marts.penetration_trend, place)),
    segments: [],
    name: segments.name,
    place: place.name,
    points: text.say("trend.points"),
  });
  if (!since.values.before) return [];
  const message = since.message === "trend.same" ? "overview.same" : "overview.changed";
  const { before, beforeDate, change, points, sure } = since.values;
  return [sentence(message, { before, beforeDate, change, points, sure })];
}

function segmentRows(rows, segments) {
  return rows.filter(({ level, segment_id }) => level === "segment" && segments.has(segment_id));
}
