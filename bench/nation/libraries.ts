import type { Warehouse } from "../../data/warehouse/database.js";
import { transforms } from "../../transforms/index.js";

interface Asked {
  libraries: number;
  branches: number;
  snapshots: number;
}

export interface Made extends Asked {
  /** Of `membership_profile`. */
  rows: number;
}

/** Counts that are divided over the two halves of a branch that is split. */
const COUNTED = ["base_count", "member_count"];

/**
 * Puts many libraries in place of the few of a warehouse: each taken again under another name, its
 * first branches split in two until there are as many as asked.
 */
export async function multiply(warehouse: Warehouse, asked: Asked): Promise<Made> {
  await warehouse.run(`
    create temp table copies as
      with few as (
        select library_id, row_number() over (order by library_id) - 1 as place, count(*) over () as n
        from (select distinct library_id from mart.scopes)
      )
      select library_id as old_id, copy,
        if(copy < n, library_id, concat(library_id, '-', copy)) as new_id
      from range(${asked.libraries}) as copies(copy) join few on copy % n = place`);
  await warehouse.run(`
    create temp table branches as
      with own as (
        select copy, new_id, scope_id, row_number() over (partition by copy order by scope_id) as nth
        from (
          select distinct copy, new_id, scope_id
          from mart.scopes join copies on library_id = old_id where scope = 'branch'
        )
      ), needed as (select ${asked.branches} - count(*) as n from own)
      select new_id, scope_id, 2 as halves
      from own, needed
      qualify row_number() over (order by nth, copy) <= n`);
  for (const { name } of transforms.filter((mart) => mart.published || mart.name === "scopes")) {
    await multiplyMart(warehouse, name, asked.snapshots);
  }
  const [made] = await warehouse.rows<Made>(`
    select count(distinct library_id)::int as libraries,
      count(distinct scope_id) filter (scope = 'branch')::int as branches,
      count(distinct snapshot_date)::int as snapshots,
      (select count(*)::int from mart.membership_profile) as rows
    from mart.scopes`);
  if (made?.libraries !== asked.libraries || made.branches !== asked.branches) {
    throw new Error(`There are ${made?.libraries} libraries with ${made?.branches} branches.`);
  }
  return made;
}

async function multiplyMart(warehouse: Warehouse, mart: string, snapshots: number) {
  const described = await warehouse.rows<{ column_name: string }>(
    `select column_name from (describe mart.${mart})`,
  );
  const columns = described.map(({ column_name: name }) => name);
  if (!columns.includes("library_id")) return;
  const scope = columns.includes("scope") ? "m.scope" : "'branch'";
  const hasScope = columns.includes("scope_id");
  const half = (column: string) =>
    `if(halves = 2, if(half = 1, floor(${column} / 2), ${column} - floor(${column} / 2)), ${column}) as ${column}`;
  const renamed = [
    "c.new_id as library_id",
    ...(hasScope
      ? [
          `case ${scope} when 'library' then c.new_id
             when 'branch' then concat(replace(m.scope_id, old_id, c.new_id), if(half = 2, '-2', ''))
             else m.scope_id end as scope_id`,
          ...COUNTED.filter((column) => columns.includes(column)).map(half),
        ]
      : []),
  ];
  const split = hasScope
    ? `left join branches as b on ${scope} = 'branch' and b.new_id = c.new_id and b.scope_id = m.scope_id
       join (select unnest([1, 2]) as half) on half <= coalesce(halves, 1)`
    : "";
  const latest = columns.includes("snapshot_date")
    ? `where m.snapshot_date in (
         select distinct snapshot_date from mart.scopes order by 1 desc limit ${snapshots})`
    : "";
  await warehouse.run(`
    create temp table many as
      select m.* replace (${renamed.join(", ")})
      from mart.${mart} as m join copies as c on m.library_id = c.old_id ${split} ${latest}`);
  await warehouse.run(`delete from mart.${mart}`);
  await warehouse.run(`insert into mart.${mart} by name from many`);
  await warehouse.run("drop table many");
}

/** Gives one library the figures of its last snapshot but one in its last. */
export async function changeOne(warehouse: Warehouse): Promise<void> {
  const dates = await warehouse.rows<{ date: string }>(
    "select distinct snapshot_date::varchar as date from mart.scopes order by 1 desc limit 2",
  );
  const [last, before] = dates.map(({ date }) => `date '${date}'`);
  if (!last || !before) throw new Error("It takes two snapshots.");
  for (const mart of ["membership_profile", "catchment_profile"]) {
    const own = `library_id = (select max(library_id) from mart.scopes)`;
    await warehouse.run(`delete from mart.${mart} where ${own} and snapshot_date = ${last}`);
    await warehouse.run(
      `insert into mart.${mart} by name
       select * replace (${last} as snapshot_date) from mart.${mart} where ${own} and snapshot_date = ${before}`,
    );
  }
}
