import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { pages } from "../../../dashboards/components/pageList.js";
import { columnsOf } from "../../../data/contract.js";
import { sources } from "../../../data/sources/index.js";
import { transforms } from "../../../transforms/index.js";
import { project } from "../../support/cli.js";
import { count, type Figures, type Sentence } from "./sentence.js";
import type { Format } from "../numbers.js";
import type { Place } from "../place.js";
import type { Published } from "../published.js";

// What the pages about the figures themselves should say, from the transforms, the ledger and the
// Markdown of the pages.

export function dictionary(): Sentence {
  const published = transforms.filter((mart) => mart.published);
  return {
    figures: {
      published_count: count(published.length),
      column_count: count(published.flatMap(({ schema }) => Object.keys(schema.shape)).length),
      source_count: count(Object.keys(sources).length),
      helper_count: count(transforms.length - published.length),
    },
    names: [],
  };
}

export async function lineage({ table = "membership_profile" }: Place): Promise<Sentence> {
  const isSource = table in sources;
  const inputs = new Map(transforms.map((mart) => [`mart.${mart.name}`, mart.inputs]));
  const id = `${isSource ? "source" : "mart"}.${table}`;
  const before = [...allBefore(id, inputs)];
  const after = [...inputs.keys()].filter((mart) => allBefore(mart, inputs).has(id));
  const shown = (await martsOfPages()).filter((marts) =>
    marts.some((mart) => [id, ...after].includes(`mart.${mart}`)),
  );
  const figures: Figures = isSource
    ? { table_count: count(after.length) }
    : {
        source_count: count(before.filter((one) => one.startsWith("source.")).length),
        table_count: count(before.filter((one) => one.startsWith("mart.")).length),
      };
  return { figures: { ...figures, page_count: count(shown.length) }, names: [table] };
}

/** The tables that each page names, found in the text of its view. */
async function martsOfPages(): Promise<string[][]> {
  const ids = [...pages.questions, ...pages.background];
  return Promise.all(
    ids.map(async (id) => {
      const file = path.join(project, "dashboards", `${id}.md`);
      const view = /"([^"]+\/pages\/[^"]+)"/.exec(await readFile(file, "utf8"))?.[1] ?? "";
      const code = await codeOf(path.join(path.dirname(file), view));
      const lists = [...code.matchAll(/^ +(?:un)?dated: \[([^\]]*)\]/gm)];
      return lists.flatMap(([, names = ""]) => [...names.matchAll(/"(\w+)"/g)].map((n) => n[1]!));
    }),
  );
}

/** Of a view, and of what it shares with other views. */
async function codeOf(file: string): Promise<string> {
  const code = await readFile(file, "utf8");
  const shared = [...code.matchAll(/ from "(\.\/\w+\.js)"/g)].map(([, name]) => name!);
  const more = shared.map((name) => codeOf(path.join(path.dirname(file), name)));
  return [code, ...(await Promise.all(more))].join("\n");
}

function allBefore(id: string, inputs: Map<string, string[]>): Set<string> {
  const direct = inputs.get(id) ?? [];
  return new Set(direct.flatMap((one) => [one, ...allBefore(one, inputs)]));
}

/** How many columns each source and mart has. */
export function columnCounts(): Figures {
  const tables = [
    ...Object.values(sources).map(({ name, columns }) => [`source.${name}`, columns] as const),
    ...transforms.map(({ name, schema }) => [`mart.${name}`, schema] as const),
  ];
  return Object.fromEntries(
    tables.map(([name, schema]) => [`${name} columns`, count(columnsOf(schema).length)]),
  );
}

/** No feed of the test's region has a schedule. */
export async function pipeline(published: Published): Promise<Sentence> {
  const { feeds, runs } = await readLedger(published);
  const [last] = runs;
  const refused = feeds.filter(({ refusedOn }) => refusedOn !== null);
  return {
    figures: {
      feed_count: count(feeds.length),
      last_run: { value: last!.startedAt, as: "moment" },
      last_took: { value: last!.seconds, as: "duration" },
      ...(refused[0] && { refused_date: { value: refused[0].refusedOn, as: "date" } }),
    },
    names: refused.slice(0, 1).map(({ feed }) => feed),
  };
}

/** The newest snapshot of each feed, and how long each run took. */
export async function pipelineCells(published: Published): Promise<Figures> {
  const { feeds, runs } = await readLedger(published);
  return Object.fromEntries([
    ...feeds.flatMap(({ feed, newest, loaded, rejected }) => [
      [`${feed} age`, count(daysTo(newest, runs[0]!.endedAt))],
      [`${feed} rows`, count(loaded)],
      [`${feed} quarantined`, count(rejected)],
    ]),
    // This region hides no small numbers, so that its runs tell their rows.
    ...runs.flatMap(({ startedAt, seconds, loaded, rejected }) => [
      [`${startedAt} took`, { value: seconds, as: "duration" as Format }],
      [`${startedAt} rows`, count(loaded)],
      [`${startedAt} quarantined`, count(rejected)],
    ]),
  ]) as Figures;
}

interface Fed {
  feed: string;
  newest: string;
  loaded: number;
  rejected: number;
  /** Of the last refusal, where nothing newer was taken. */
  refusedOn: string | null;
}

async function readLedger({ site, rows }: Published) {
  const ledger = path.join(site, "../../../../ledger");
  const of = (table: string) => `read_parquet('${path.join(ledger, `${table}.parquet`)}')`;
  const feeds = await rows(
    `with refused as (select feed, max(snapshot_date) as day from ${of("refusal")} group by feed)
     select feed, max(snapshot_date)::varchar as newest, arg_max(loaded_count, snapshot_date)::double as loaded,
       arg_max(rejected_count, snapshot_date)::double as rejected,
       any_value(if(day >= (select max(snapshot_date) from ${of("load")} as own where own.feed = load.feed), day, null))::varchar as "refusedOn"
     from ${of("load")} as load left join refused using (feed) group by feed`,
  );
  const names = (await readdir(path.join(ledger, "runs"))).sort().reverse();
  const runs = await Promise.all(
    names.map(async (name) => {
      const run = JSON.parse(await readFile(path.join(ledger, "runs", name), "utf8"));
      const seconds = Math.round((Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000);
      return {
        startedAt: String(run.startedAt),
        endedAt: String(run.endedAt),
        seconds,
        loaded: Number(run.summary.rowsLoaded),
        rejected: Number(run.summary.rowsRejected),
      };
    }),
  );
  return { feeds: feeds as unknown as Fed[], runs };
}

/** Up to the day on which that was in the region, where the next has begun before it does at Greenwich. */
function daysTo(from: string, at: string) {
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(
    new Date(at),
  );
  return Math.round((Date.parse(day) - Date.parse(from)) / 86_400_000);
}
