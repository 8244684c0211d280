import { whereIs, type Place } from "../place.js";
import type { Published } from "../published.js";
import { targets, type Target } from "../regionConfig.js";
import { date, nameOf, percent, type Figures, type Sentence } from "./sentence.js";

/** How far the library is with the targets that it has, each in a part of its own. */
export async function targetParts(
  published: Published,
  place: Place,
): Promise<Record<string, Sentence[]>> {
  const own = Object.entries(targets[place.library] ?? {});
  const parts = own.map(async ([id, target]) => {
    const figures = await progress(published, { ...place, scope: "library" }, id, target);
    const told: Sentence[] = [{ figures, names: [nameOf({ segment_id: id }, place)] }];
    return [`target ${id}`, told] as const;
  });
  return Object.fromEntries(await Promise.all(parts));
}

async function progress(
  published: Published,
  place: Place,
  id: string,
  { penetration: goal, by, since }: Target,
): Promise<Figures> {
  const here = { ...place, scopeId: place.library };
  const [now] = await published.rows(
    `select * from membership_profile where ${whereIs(here, place.date)} and segment_id = '${id}'`,
  );
  const reached = Number(now!.penetration);
  const told = { target: percent(goal), target_by: date(by), target_penetration: percent(reached) };
  if (!since || reached >= goal) return told;
  const [then] = await published.rows(
    `select penetration from penetration_trend where ${whereIs(here, since)} and segment_id = '${id}'`,
  );
  const start = Number(then!.penetration);
  const isChance = start >= Number(now!.penetration_low) && start <= Number(now!.penetration_high);
  return {
    ...told,
    target_start: percent(start),
    target_since: date(since),
    ...(!isChance && {
      target_done: { value: (reached - start) / (goal - start), as: "wholePercent" },
    }),
  };
}
