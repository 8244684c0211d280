import { figures as defaults } from "../../data/figuresConfig.js";
import type { Format } from "./numbers.js";
import { ofLevel, whereIs, type Place } from "./place.js";
import type { Published, Row } from "./published.js";
import { segments } from "./region.js";
import { judgedSql } from "./quality.js";

interface Figure {
  value: string | number | null;
  as: Format;
}
export type Figures = Record<string, Figure>;

/** The figures of a sentence by name, and the names in it. */
export interface Sentence {
  figures: Figures;
  names: string[];
}

const nothing: Sentence = { figures: {}, names: [] };

/** Members against the base: a number, or two where small counts are suppressed. */
export async function reach(published: Published, place: Place): Promise<Sentence> {
  const [total] = await published.rows(
    `select *,
       member_count_low / base_count as low_share,
       member_count_high / base_count as high_share,
       round(member_count_low) <> round(member_count_high) as uncertain,
       round(1000 * low_share) <> round(1000 * high_share) as apart
     from membership_profile
     where ${whereIs(place, place.date)} and segment_id = '_all' and penetration is not null`,
  );
  if (!total) return nothing;
  const figures: Figures = {
    penetration: percent(total.penetration),
    base_count: count(total.base_count),
    ...(total.uncertain
      ? {
          member_count_low: count(total.member_count_low),
          member_count_high: count(total.member_count_high),
        }
      : { member_count: count(total.member_count) }),
    ...(total.uncertain &&
      total.apart && {
        penetration_low: percent(total.low_share),
        penetration_high: percent(total.high_share),
      }),
  };
  return { figures, names: [] };
}

/** The segments that lack most and least for the reach of the place, of those that differ by more than chance. */
export async function contrast(published: Published, place: Place): Promise<Sentence> {
  const select = (side: string, order: string) =>
    published.rows(
      `with here as (from membership_profile where ${whereIs(place, place.date)}),
         total as (select penetration as expected from here where segment_id = '_all')
       select here.*, expected from here cross join total
       where ${ofLevel(place)} and class = '${side}'
       order by expected * base_count - member_count ${order}, segment_id limit 1`,
    );
  const [under] = await select("under", "desc");
  const [over] = await select("over", "asc");
  const behind: Figures = under
    ? {
        under_penetration: percent(under.penetration),
        under_low: percent(under.penetration_low),
        under_high: percent(under.penetration_high),
        under_expected: percent(under.expected),
        ...(place.scope === "library" && under.gap && { under_gap: count(under.gap) }),
      }
    : {};
  const ahead: Figures = over
    ? {
        over_penetration: percent(over.penetration),
        over_index: { value: over.index!, as: "index" },
      }
    : {};
  return {
    figures: { ...behind, ...ahead },
    names: [under, over].flatMap((row) => (row ? [nameOf(row, place)] : [])),
  };
}

/** As the configuration has them where it says nothing. */
export function thresholds(): Sentence {
  const { averageIndex, ...rest } = defaults.parse({});
  const percentages = ["confidence", "falseDiscoveryRate"];
  const [averageIndexLow, averageIndexHigh] = averageIndex;
  const figures = Object.entries({ ...rest, averageIndexLow, averageIndexHigh }).map(
    ([name, value]): [string, Figure] => [
      name,
      { value, as: percentages.includes(name) ? "exactPercent" : "exact" },
    ],
  );
  return { figures: Object.fromEntries(figures), names: [] };
}

/** Members who are in none of the figures. */
export async function rest(published: Published, place: Place): Promise<Sentence> {
  const rows = await published.rows(
    `select segment_id, member_count from membership_profile
     where ${whereIs(place, place.date)} and level = 'total' and segment_id <> '_all'`,
  );
  const of = (id: string) =>
    count(rows.find(({ segment_id }) => segment_id === `_${id}`)?.member_count ?? 0);
  const ids = ["outside", "unplaced", "unassigned"];
  if (ids.every((id) => of(id).value === 0)) return nothing;
  return { figures: Object.fromEntries(ids.map((id) => [id, of(id)])), names: [] };
}

/** How many live there; the largest group; what there is more and less of than in the reference. */
export async function residents(published: Published, place: Place): Promise<Sentence[]> {
  const reference = place.scope === "library" ? "country" : "library";
  const here = `${whereIs(place, place.date)} and reference = '${reference}'`;
  const [total] = await published.rows(
    `select base_count from catchment_profile where ${here} and segment_id = '_all'`,
  );
  const first = async (test: string, order: string) =>
    (
      await published.rows(
        `select * from catchment_profile where ${here} and ${ofLevel(place)} and ${test}
         order by ${order} desc limit 1`,
      )
    )[0];
  const largest = await first("true", "share");
  const over = await first('"index" > 110', "share - reference_share");
  const under = await first('"index" < 90', "reference_share - share");
  const about = (side: string, row?: Row): Figures =>
    row
      ? {
          [`${side}_share`]: percent(row.share),
          [`${side}_reference_share`]: percent(row.reference_share),
        }
      : {};
  return [
    { figures: { base_count: count(total!.base_count) }, names: [] },
    {
      figures: { largest_share: percent(largest!.share) },
      names: [nameOf(largest!, place)],
    },
    {
      figures: { ...about("over", over), ...about("under", under) },
      names: [over, under].flatMap((row) => (row ? [nameOf(row, place)] : [])),
    },
  ];
}

/** Branches where there is one municipality. */
export async function comparedScope(published: Published, place: Place) {
  const { library, date, basis } = place;
  const [found] = await published.rows(
    `select count(distinct scope_id) as n from membership_profile
     where library_id = '${library}' and snapshot_date = date '${date}' and basis = '${basis}'
       and scope = 'municipality'`,
  );
  return Number(found?.n) < 2 ? "branch" : "municipality";
}

/** Lowest and highest place beside the whole. */
export async function places(
  published: Published,
  place: Place,
  kind?: "branch" | "municipality",
): Promise<Sentence> {
  const { library, date, basis } = place;
  const scope = kind ?? (await comparedScope(published, place));
  const rows = await published.rows(
    `select scope, scope_id, penetration from membership_profile
     where library_id = '${library}' and snapshot_date = date '${date}' and basis = '${basis}'
       and segment_id = '_all' and penetration is not null
     order by penetration`,
  );
  const compared = rows.filter((row) => row.scope === scope);
  const [lowest, highest] = [compared.at(0), compared.at(-1)];
  if (!lowest || !highest) return nothing;
  const name = (row: Row) => placeNames[row.scope_id!]!;
  if (lowest === highest) {
    return { figures: { penetration: percent(lowest.penetration) }, names: [name(lowest)] };
  }
  return {
    figures: {
      lowest: percent(lowest.penetration),
      highest: percent(highest.penetration),
      penetration: percent(rows.find((row) => row.scope === "library")!.penetration),
    },
    names: [name(lowest), name(highest)],
  };
}

const placeNames: Record<string, string> = {
  grootstad: "Grootstad",
  lingedorp: "Lingedorp",
  merwestad: "Merwestad",
  "aa-hunze": "Aa & Hunze",
  zand: "’t Zand",
  "t-zand": "’t Zand",
  "proefbibliotheek/noord": "Noord",
  "proefbibliotheek/zuid": "Zuid",
  "stadsbibliotheek/centrum": "Centrum",
  "stadsbibliotheek/haven": "Haven",
  "stadsbibliotheek/nieuwkade": "Nieuwkade",
};

/** Against a year ago, or the snapshot before; then who moved most, or the chosen segment. */
export async function trend(published: Published, place: Place): Promise<Sentence[]> {
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
    date: { value: total.snapshot_date!, as: "date" },
  };
  if (total[change] === null) return [{ figures: now, names: [] }];
  const moved = !readsAlike(total.penetration, total[was]!) && !readsAlike(total[change], 0);
  const main: Figures = {
    ...now,
    before: percent(total[was]),
    before_date: { value: total[`${was}_date`]!, as: "date" },
    ...(moved && { change: points(total[change]!) }),
  };
  const parts = here.filter((row) => row.level === "segment" && row[change] !== null);
  const chosen = parts.find(({ segment_id }) => segment_id === place.segment);
  const about = chosen ? [aboutChosen(chosen, was, change, place)] : extremes(parts, change, place);
  return [{ figures: main, names: [] }, ...about];
}

/** How much that is against a year ago, or the snapshot before. */
export async function change(published: Published, place: Place): Promise<Sentence[]> {
  const [main] = await trend(published, place);
  const { before, before_date, change: moved } = main?.figures ?? {};
  if (!before || !before_date) return [];
  return [{ figures: { before, before_date, ...(moved && { change: moved }) }, names: [] }];
}

function aboutChosen(row: Row, was: string, change: string, place: Place): Sentence {
  const moved = !readsAlike(row.penetration, row[was]!) && !readsAlike(row[change], 0);
  return {
    figures: {
      segment_before: percent(row[was]),
      segment_penetration: percent(row.penetration),
      ...(moved && { segment_change: points(row[change]!) }),
    },
    names: [nameOf(row, place)],
  };
}

function extremes(rows: Row[], change: string, place: Place): Sentence[] {
  const sorted = [...rows].sort((a, b) => Number(b[change]) - Number(a[change]));
  const [most, least] = [sorted.at(0), sorted.at(-1)];
  if (!most || !least || most === least) return [];
  const one = (name: string, row: Row): Sentence[] =>
    readsAlike(row[change], 0)
      ? []
      : [{ figures: { [name]: points(row[change]!) }, names: [nameOf(row, place)] }];
  return [
    ...one(Number(most[change]) > 0 ? "mostUp" : "leastDown", most),
    ...one(Number(least[change]) < 0 ? "mostDown" : "leastUp", least),
  ];
}

/** The verdict on the members of the date, what could be linked, and how many deliveries are good. */
export async function quality(published: Published, { library, date }: Place): Promise<Sentence[]> {
  const judged = await published.rows(judgedSql(library));
  const ofMembers = judged.filter(
    (row) =>
      ["members", "member_counts"].includes(String(row.source)) && row.snapshot_date === date,
  );
  const row = ofMembers.find(({ library_id }) => library_id === library) ?? ofMembers[0];
  const flagged = judged.filter(({ verdict }) => ["attention", "bad"].includes(String(verdict)));
  const refused = judged.filter(({ verdict }) => verdict === "refused");
  const some: Figures = {
    judged: count(judged.length),
    flagged: count(flagged.length),
    ...(refused.length && { refused: count(refused.length) }),
  };
  return [
    ...(row ? aboutMembers(row) : []),
    { figures: flagged.length + refused.length ? some : {}, names: [] },
  ];
}

function aboutMembers(row: Row): Sentence[] {
  const linked: Figures = {
    match_rate: percent(row.match_rate),
    unplaced_count: count(row.unplaced_count),
  };
  const suppressed: Figures = {
    suppressed_count: count(row.suppressed_count),
    suppressed_low: count(row.suppressed_low),
    suppressed_high: count(row.suppressed_high),
  };
  return [
    { figures: { date: { value: row.snapshot_date!, as: "date" } }, names: [] },
    ...(row.match_rate === null ? [] : [{ figures: linked, names: [] }]),
    ...(Number(row.suppressed_count) > 0 ? [{ figures: suppressed, names: [] }] : []),
  ];
}

/** True where two shares are the same to a reader, with one decimal of a percentage. */
function readsAlike(a: Row[string] | undefined, b: Row[string]) {
  return Math.round(Number(a) * 1000) === Math.round(Number(b) * 1000);
}

function nameOf({ segment_id: id }: Row, { language }: Place): string {
  const code = String(id);
  const { [language]: name } = segments[code.charAt(0)]!;
  return code.length > 1 ? `${name} ${code}` : name;
}

function percent(value: Row[string] | undefined): Figure {
  return { value: value ?? null, as: "percent" };
}

function points(value: Row[string]): Figure {
  return { value, as: "points" };
}

function count(value: Row[string] | undefined): Figure {
  return { value: value ?? null, as: "count" };
}
