import { readFile } from "node:fs/promises";
import path from "node:path";
import { literal } from "../../../data/sql.js";
import { openDatabase } from "../../../data/warehouse/database.js";
import { attack } from "./attack.js";
import { judge, type Judged } from "./judge.js";
import { datesIn, editionsIn, readServed, type ServedDate } from "./served.js";
import { hintsOf } from "./told.js";

/** What came of attacking an edition, as docs/privacy.md tells it. */
export interface AttackedEdition extends Judged {
  edition: string;
  kind: "public" | "internal";
  /** Bounds beside counts that are not shown. */
  hints: string[];
}

const LEAST = 10;

/**
 * Attacks every edition of a publication, alone and together with that of the publication before.
 * Reads what is served; the exact marts only to see whether a guess was right.
 * @param versions folders of publications, oldest first
 * @param isWanted which dates: each costs seconds
 */
export async function attackPublications(
  versions: string[],
  segmentation: string,
  isWanted: (date: string) => boolean = () => true,
): Promise<AttackedEdition[]> {
  const newest = versions.at(-1) as string;
  const attacked = new Map<string, Promise<Judged & { hints: string[] }>>();
  const results: AttackedEdition[] = [];
  for (const edition of await editionsIn(newest)) {
    const kind = edition === "public" ? "public" : "internal";
    const result: AttackedEdition = { edition, kind, attacked: 0, disclosed: [], hints: [] };
    for (const library of await librariesIn(newest, edition)) {
      const data = (version: string) => path.join(version, "sites", edition, "data");
      for (const date of (await datesIn(data(newest), library)).filter(isWanted)) {
        const shown = await Promise.all(
          versions.map(async (version) =>
            (await datesIn(data(version), library)).includes(date)
              ? await readServed(data(version), library, date)
              : null,
          ),
        );
        // The edition of a library mostly shows what the edition for all shows of it.
        const views = distinct(shown.filter((one) => one !== null));
        const key = JSON.stringify([library, date, views.map(figuresOf)]);
        const known =
          attacked.get(key) ?? attackViews(views, newest, { library, date, segmentation });
        attacked.set(key, known);
        const { attacked: count, disclosed, hints } = await known;
        result.attacked += count;
        result.disclosed.push(...disclosed.map((one) => `${library} ${date} ${one}`));
        result.hints.push(...hints);
      }
    }
    results.push(result);
  }
  return results;
}

interface About {
  library: string;
  date: string;
  segmentation: string;
}

async function attackViews(views: ServedDate[], version: string, about: About) {
  const truth = await truthOf(version, about);
  const newest = views.at(-1) as ServedDate;
  const alone = judge(attack([newest]), truth, LEAST);
  const together = views.length > 1 ? judge(attack(views), truth, LEAST) : { disclosed: [] };
  return {
    attacked: alone.attacked,
    disclosed: [...new Set([...alone.disclosed, ...together.disclosed])],
    hints: hintsOf(newest),
  };
}

/** What was counted, which an attacker does not have. */
async function truthOf(version: string, { library, date, segmentation }: About) {
  const database = await openDatabase(":memory:");
  try {
    const rows = await database.rows<{ id: string; count: number; base: number; is_rest: boolean }>(
      `select concat_ws(' ', scope, scope_id, basis, member_group, level, segment_id) as id,
         member_count as count, base_count as base, segment_id in ('_outside', '_unplaced', '_unassigned') as is_rest
       from read_parquet(${literal(path.join(version, "marts/membership_profile.parquet"))})
       where library_id = ${literal(library)} and snapshot_date = date ${literal(date)}
         and segmentation = ${literal(segmentation)} and member_group = 'all'`,
    );
    return new Map(
      rows.map(({ id, count, base, is_rest }) => [id, { count, most: is_rest ? Infinity : base }]),
    );
  } finally {
    database.close();
  }
}

export async function librariesIn(version: string, edition: string): Promise<string[]> {
  const file = path.join(version, "sites", edition, "data/index.json");
  const index = JSON.parse(await readFile(file, "utf8")) as { libraries: { id: string }[] };
  return index.libraries.map(({ id }) => id);
}

function figuresOf({ profile, trend, quality }: ServedDate) {
  return [profile, trend, quality];
}

function distinct(views: ServedDate[]): ServedDate[] {
  const seen = new Map(views.map((view) => [JSON.stringify(figuresOf(view)), view]));
  return [...seen.values()];
}
