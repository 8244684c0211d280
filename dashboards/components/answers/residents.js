import { figure, named, sentence } from "../figure.js";
import { contrast } from "./contrast.js";

/** The segments that are most over and under their share in the reference. */
export function residentContrast(rows) {
  return contrast(rows, (row) => row.share - row.reference_share);
}

/**
 * Who lives here.
 *
 * @param {{ total?: any, rows: any[], name: (segmentId: string) => string, place: string, scope: string, basis: string, reference: string }} input
 * @returns {import("../figure.js").Sentence[]}
 */
export function residentsAnswer({ total, rows, name, place, scope, basis, reference }) {
  if (!total?.base_count) return [sentence("residents.none", { place })];
  const base = figure("base_count", total.base_count);
  const [largest] = [...rows].sort((a, b) => b.share - a.share);
  if (!largest) return [sentence("residents.base", { place, scope, basis, base })];
  return [
    sentence("residents.base", { place, scope, basis, base }),
    sentence("residents.largest", {
      basis,
      segment: named(name(largest.segment_id)),
      share: figure("largest_share", largest.share, "percent"),
    }),
    difference(residentContrast(rows), name, reference),
  ];
}

function difference({ over, under }, name, reference) {
  const values = { reference, ...side("over", over, name), ...side("under", under, name) };
  if (over && under) return sentence("residents.differs", values);
  if (over) return sentence("residents.over", values);
  return sentence(under ? "residents.under" : "residents.alike", values);
}

function side(key, row, name) {
  if (!row) return {};
  return {
    [key]: named(name(row.segment_id)),
    [`${key}Share`]: figure(`${key}_share`, row.share, "percent"),
    [`${key}Reference`]: figure(`${key}_reference_share`, row.reference_share, "percent"),
  };
}
