import { whereIs, type Place } from "../place.js";
import type { Published, Row } from "../published.js";
import {
  count,
  date,
  nameOf,
  nothing,
  percent,
  points,
  type Figures,
  type Sentence,
} from "./sentence.js";

/** Against a year ago, or the snapshot before; then who surely moved most, or the chosen segment. */
export async function answer(published: Published, place: Place): Promise<Sentence[]> {
  const here = await published.rows(
    `select * from penetration_trend
     where ${whereIs(place, place.date)} and level in ('total', 'segment') and penetration is not null
     order by segment_id`,
  );
  const total = here.find(({ segment_id }) => segment_id === "_all");
  if (!total) return [];
  const [was, change] =
    total.change_year === null ? ["previous", "change_previous"] : ["year_ago", "change_year"];
  const now: Figures = {
    penetration: percent(total.penetration),
    date: date(total.snapshot_date),
  };
  if (total[change] === null) return [{ figures: now, names: [] }];
  const isTested = total[`${change}_low`] !== null && total[`${change}_high`] !== null;
  const main: Figures = {
    ...now,
    before: percent(total[was]),
    before_date: date(total[`${was}_date`]),
    ...(isMoved(total, was, change) && {
      change: points(total[change]),
      ...(isTested && {
        change_low: points(total[`${change}_low`]),
        change_high: points(total[`${change}_high`]),
      }),
    }),
  };
  const parts = here.filter((row) => row.level === "segment" && row[change] !== null);
  const chosen = parts.find(({ segment_id }) => segment_id === place.segment);
  const about = chosen
    ? [aboutChosen(chosen, was, change, place)]
    : extremes(parts, was, change, place);
  return [{ figures: main, names: [] }, ...about];
}

/** How much that is against a year ago, or the snapshot before. */
export async function change(published: Published, place: Place): Promise<Sentence[]> {
  const [main] = await answer(published, place);
  const { before, before_date, change: moved } = main?.figures ?? {};
  if (!before || !before_date) return [];
  return [{ figures: { before, before_date, ...(moved && { change: moved }) }, names: [] }];
}

function aboutChosen(row: Row, was: string, change: string, place: Place): Sentence {
  return {
    figures: {
      segment_before: percent(row[was]),
      segment_penetration: percent(row.penetration),
      ...(isMoved(row, was, change) && { segment_change: points(row[change]) }),
    },
    names: [nameOf(row, place)],
  };
}

/** The largest rise and the largest fall of those whose bounds are on one side of nothing, and how many more. */
function extremes(rows: Row[], was: string, change: string, place: Place): Sentence[] {
  const [low, high] = [`${change}_low`, `${change}_high`];
  const moved = rows
    .filter((row) => isMoved(row, was, change))
    .sort((a, b) => Number(b[change]) - Number(a[change]));
  const up = moved.filter((row) => Number(row[low]) > 0 && !readsAlike(row[low], 0));
  const down = moved.filter((row) => Number(row[high]) < 0 && !readsAlike(row[high], 0)).reverse();
  const isTested = rows.some((row) => row[low] !== null && row[high] !== null);
  if (isTested && up.length + down.length === 0) return [nothing];
  const one = (name: string, [first, ...others]: Row[]): Sentence[] => {
    if (!first) return [];
    const more = others.length ? { [`${name}_others`]: count(others.length) } : {};
    return [{ figures: { [name]: points(first[change]), ...more }, names: [nameOf(first, place)] }];
  };
  return [...one("mostUp", up), ...one("mostDown", down)];
}

function isMoved(row: Row, was: string, change: string): boolean {
  return !readsAlike(row.penetration, row[was]!) && !readsAlike(row[change], 0);
}

/** True where two shares are the same to a reader, with one decimal of a percentage. */
function readsAlike(a: Row[string] | undefined, b: Row[string]) {
  return Math.round(Number(a) * 1000) === Math.round(Number(b) * 1000);
}
