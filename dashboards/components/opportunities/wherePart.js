import { element } from "../element.js";
import { isHidden } from "../hidden.js";
import { placeColumn } from "../placeColumn.js";
import { placesOf } from "../places.js";
import { tablePart } from "../table.js";

/** Where the chosen segments live, and at which branch they are served. */
export function wherePart(context, chosen) {
  const { text, place, marts } = context;
  const places = ["municipality", "branch"].flatMap((scope) =>
    placesOf(marts.membership_profile, place.library, scope, place.basis).map((one) =>
      inSet(one, chosen, place.level),
    ),
  );
  const column = (key, as) => ({
    key,
    as,
    label: text.say(`column.${key}`, { basis: place.basis }),
  });
  return tablePart({
    text,
    title: text.say("opportunities.where"),
    rows: places.filter(({ set_base }) => set_base > 0).sort((a, b) => b.set_base - a.set_base),
    isHidden,
    file: `opportunities-where-${place.library.id}-${place.date}`,
    attributes: ({ id }) => ({ "data-place": id }),
    columns: [
      placeColumn(context, "opportunities"),
      {
        key: "kind",
        label: text.say("column.kind"),
        value: ({ scope }) => text.say(`scope.${scope}`),
      },
      column("set_base", "count"),
      column("set_share", "percent"),
      column("set_penetration", "percent"),
      column("set_gap", "count"),
    ],
  });
}

/** One place with what the set is there; a figure that needs a hidden count is null. */
export function inSet({ rows, ...one }, chosen, level) {
  const own = rows.filter((row) => row.level === level && chosen.includes(row.segment_id));
  const sum = (column) =>
    own.some((row) => row[column] === null) ? null : own.reduce((all, row) => all + row[column], 0);
  const [base, members] = [sum("base_count"), sum("member_count")];
  return {
    ...one,
    member_count: members,
    set_base: base,
    set_share: one.base_count > 0 ? base / one.base_count : null,
    set_penetration: base > 0 && members !== null ? members / base : null,
    set_gap: sum("gap"),
  };
}
