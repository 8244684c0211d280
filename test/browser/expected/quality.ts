import type { Place } from "../place.js";
import type { Published, Row } from "../published.js";
import { judgedSql } from "../quality.js";
import { count, date, percent, type Figures, type Sentence } from "./sentence.js";

/** The verdict on the members of the date, what could be linked, and how many deliveries are good. */
export async function answer(
  published: Published,
  { library, date: day }: Place,
): Promise<Sentence[]> {
  const judged = await published.rows(judgedSql(library));
  const ofMembers = judged.filter(
    (row) => ["members", "member_counts"].includes(String(row.source)) && row.snapshot_date === day,
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
    { figures: { date: date(row.snapshot_date) }, names: [] },
    ...(row.match_rate === null ? [] : [{ figures: linked, names: [] }]),
    ...(Number(row.suppressed_count) > 0 ? [{ figures: suppressed, names: [] }] : []),
  ];
}
