import { ofLevel, whereIs, type Place } from "../place.js";
import type { Published, Row } from "../published.js";
import { count, nameOf, percent, type Figures, type Sentence } from "./sentence.js";

/** How many live there; the largest group; what there is more and less of than in the reference. */
export async function answer(published: Published, place: Place): Promise<Sentence[]> {
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
