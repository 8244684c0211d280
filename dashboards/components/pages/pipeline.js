import { heldDeliveries } from "../answers/held.js";
import { lateFeeds, pipelineAnswer, secondsBetween, stateOf } from "../answers/pipeline.js";
import { refusalSentence } from "../answers/refusals.js";
import { freshness } from "../charts/freshness.js";
import { runStrip } from "../charts/runStrip.js";
import { loadHeld, loadPipeline } from "../data.js";
import { element } from "../element.js";
import { sentence } from "../figure.js";
import { noticePart } from "../notice.js";
import { answerPart, chartPart, linksPart } from "../parts.js";
import { tablePart } from "../table.js";

/** Whether the pipeline does its work: what is late, and how the last runs went. */
export const pipeline = {
  id: "pipeline",
  everywhere: true,
  load: async () => ({ pipeline: await loadPipeline(), held: await loadHeld() }),
  view(context) {
    const { text, pipeline: told } = context;
    const links = linksPart(context, [
      ["quality", "links.quality"],
      ["lineage", "links.lineage"],
      ["index", "links.index"],
    ]);
    if (!told) return [answerPart(text, [sentence("pipeline.unknown")]), links];
    const today = new Date().toISOString().slice(0, 10);
    return [
      answerPart(text, pipelineAnswer(told, today)),
      noticePart(context),
      freshnessPart(context, today),
      runsPart(context),
      links,
      feedTable(context, today),
      runTable(context),
      element("p", { class: "signs" }, text.say("pipeline.note", { at: text.moment(told.at) })),
    ].filter(Boolean);
  },
};

function freshnessPart({ text, index, pipeline: { feeds } }, today) {
  const late = lateFeeds(feeds, today);
  const lines = feeds.map(({ feed, due }) => ({
    feed,
    due,
    isLate: late.some((one) => one.feed === feed),
  }));
  const shown = new Set(feeds.map(({ feed }) => feed));
  const snapshots = index.feeds
    .filter(({ feed }) => shown.has(feed))
    .flatMap(({ feed, dates }) => dates.map((date) => ({ feed, date })));
  const title = text.say("pipeline.freshness");
  const listed = feeds.map(
    (one) =>
      `${one.feed}: ${text.date(one.newest)}, ${text.say(`pipeline.state.${stateOf(one, today)}`)}`,
  );
  return chartPart({
    finding: text.say("title.pipeline", { late: late.length }),
    shows: title,
    note: text.say("pipeline.freshnessNote"),
    chart: freshness({
      feeds: lines,
      snapshots,
      today,
      late: text.say("pipeline.state.late"),
      month: text.month,
      description: `${title}. ${listed.join("; ")}.`,
    }),
  });
}

function runsPart({ text, pipeline: { runs } }) {
  if (runs.length === 0) return null;
  const listed = [...runs]
    .reverse()
    .map((run) => ({ ...run, seconds: secondsBetween(run.startedAt, run.endedAt) }));
  const words = listed.map(
    (run) =>
      `${text.moment(run.startedAt)}: ${text.say(`outcome.${run.outcome}`)}, ${text.duration(run.seconds)}`,
  );
  return chartPart({
    finding: text.say("title.runs", {
      count: runs.length,
      wrong: runs.filter(({ outcome }) => outcome === "failed").length,
    }),
    shows: text.say("pipeline.runs"),
    note: text.say("pipeline.runsNote"),
    chart: runStrip({
      runs: listed,
      duration: text.duration,
      day: text.date,
      description: `${text.say("pipeline.runs")}. ${words.join("; ")}.`,
    }),
  });
}

function feedTable({ text, pipeline: { feeds }, held }, today) {
  const column = (key, as) => ({ key, as, label: text.say(`column.${key}`) });
  const day = (key) => ({ ...column(key), show: (row) => text.date(row[key]) });
  const waiting = heldDeliveries(held);
  return tablePart({
    text,
    rows: feeds,
    title: text.say("pipeline.feeds"),
    file: "pipeline-feeds",
    attributes: (row) => ({ "data-feed": row.feed, "data-state": stateOf(row, today) }),
    columns: [
      column("feed"),
      { ...column("state"), value: (row) => text.say(`pipeline.state.${stateOf(row, today)}`) },
      day("newest"),
      column("age", "count"),
      day("due"),
      column("rows", "count"),
      column("quarantined", "count"),
      { ...column("finding"), value: (row) => whyOf(text, row, waiting) },
    ],
  });
}

/** Why its newest delivery was refused, or what is made of it held back. */
function whyOf(text, { feed, refused }, waiting) {
  const held = waiting
    .filter((one) => one.feed === feed)
    .map(({ snapshotDate, sentence: { message, values } }) =>
      text.say("pipeline.held", { date: text.date(snapshotDate), what: text.say(message, values) }),
    );
  const why =
    refused && refusalSentence({ refusal: refused.refusal, refusal_details: refused.details });
  const no = refused && text.say("pipeline.refusedOn", { date: text.date(refused.date) });
  const words = [no, why && text.say(why.message, why.values), ...held].filter(Boolean);
  return words.join(" ") || null;
}

function runTable({ text, pipeline: { runs } }) {
  if (runs.length === 0) return null;
  const column = (key, as) => ({ key, as, label: text.say(`column.${key}`) });
  const hasRows = runs.some(({ rows }) => rows !== null);
  return tablePart({
    text,
    rows: runs,
    title: text.say("pipeline.runs"),
    file: "pipeline-runs",
    attributes: ({ startedAt, outcome }) => ({ "data-date": startedAt, "data-outcome": outcome }),
    columns: [
      {
        ...column("started"),
        value: (run) => run.startedAt,
        show: (run) => text.moment(run.startedAt),
      },
      {
        ...column("took", "duration"),
        value: ({ startedAt, endedAt }) => secondsBetween(startedAt, endedAt),
      },
      { ...column("outcome"), value: ({ outcome }) => text.say(`outcome.${outcome}`) },
      { ...column("done"), value: (run) => doneOf(text, run) },
      ...(hasRows ? [column("rows", "count"), column("quarantined", "count")] : []),
    ],
  });
}

/** Such as `Op rooster. 3 geladen, 1 geweigerd`. */
function doneOf(text, { kind, isScheduled, done }) {
  const counts = new Map();
  for (const { status, count } of done) counts.set(status, (counts.get(status) ?? 0) + count);
  const told = [...counts].map(([status, count]) => text.say(`done.${status}`, { count }));
  const what = kind === "refresh" && told.length ? text.list(told) : text.say(`run.${kind}`);
  return text.say("run.told", { what, scheduled: isScheduled ? "yes" : "no" });
}
