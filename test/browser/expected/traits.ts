import type { Figures, Sentence } from "./sentence.js";
import type { Published, Row } from "../published.js";

// What the pages should say of the traits of (sub)segments, by the test's own SQL.

/** What is true of it most often, and least often. */
export async function extremes(published: Published, id: string): Promise<Sentence[]> {
  const [more, less] = [
    ['"index" > 110', '"index" desc'],
    ['"index" < 90', '"index"'],
  ] as const;
  return [
    told("more", await traits(published, id, ...more, 1)),
    told("less", await traits(published, id, ...less, 1)),
  ];
}

/** The furthest from 100, whichever way: those above it, and then those below. */
export async function furthest(
  published: Published,
  id: string,
  most: number,
): Promise<Sentence[]> {
  const outside = `"index" is not null and not "index" between 90 and 110`;
  const rows = await traits(published, id, outside, `abs(ln("index" / 100)) desc`, most);
  return [
    told(
      "more",
      rows.filter(({ index }) => Number(index) > 100),
    ),
    told(
      "less",
      rows.filter(({ index }) => Number(index) < 100),
    ),
  ];
}

function traits(published: Published, id: string, test: string, order: string, most: number) {
  return published.rows(
    `select attribute, "index" from persona
     where segmentation = 'proef@1' and segment_id = '${id}' and ${test}
     order by ${order}, domain, topic, attribute limit ${most}`,
  );
}

function told(side: string, rows: Row[]): Sentence {
  return {
    figures: Object.fromEntries(
      rows.map(({ index }, turn) => [`${side}_${turn + 1}`, { value: index!, as: "index" }]),
    ),
    names: rows.map(({ attribute }) => String(attribute)),
  };
}

/** The table of all traits. */
export async function traitCells(published: Published, id: string): Promise<Figures> {
  const rows = await published.rows(
    `select own.*, concat_ws(' / ', own.domain, own.topic, own.attribute) as trait,
       above."index" as parent_index
     from persona as own
     left join persona as above
       on above.segment_id = '${id.charAt(0)}' and above.attribute = own.attribute
     where own.segment_id = '${id}'`,
  );
  const isPart = id.length > 1;
  return Object.fromEntries(
    rows.flatMap(({ trait, value, index, parent_index }) => [
      [`${trait} value`, { value: value ?? null, as: "percent" as const }],
      [`${trait} index`, { value: index ?? null, as: "index" as const }],
      ...(isPart
        ? [[`${trait} parent_index`, { value: parent_index ?? null, as: "index" }] as const]
        : []),
    ]),
  );
}
