import { rowsOf } from "../place.js";

/** What the residents of a place are set against. */
export function referenceOf({ scope }) {
  return scope === "library" ? "country" : "library";
}

/**
 * Size and reach of each (sub)segment at a place, by id; `_all` is the whole. Where members are not
 * known in this unit, the columns of reach are not there.
 */
export function localRows({ place, marts }) {
  const reference = referenceOf(place);
  const residents = rowsOf(marts.catchment_profile, place).filter(
    (row) => row.reference === reference,
  );
  const reached = new Map(
    rowsOf(marts.membership_profile, place).map((row) => [row.segment_id, row]),
  );
  const both = (row) => {
    const { member_count, penetration, class: verdict } = reached.get(row.segment_id) ?? {};
    return { ...row, member_count, penetration, class: verdict };
  };
  return new Map(residents.map((row) => [row.segment_id, both(row)]));
}

/** The rows of all segments, in the order of the segmentation. */
export function segmentRows({ segments }, local) {
  return segments.list("segment").flatMap(({ segment_id }) => local.get(segment_id) ?? []);
}
