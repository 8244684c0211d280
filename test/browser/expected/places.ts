import type { Place } from "../place.js";
import type { Published, Row } from "../published.js";
import { nothing, percent, type Sentence } from "./sentence.js";

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
export async function answer(
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
