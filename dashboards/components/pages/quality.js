import { findings, isOfMembers, judgedRows, qualityAnswer } from "../answers/quality.js";
import { refusalSentence } from "../answers/refusals.js";
import { verdictGrid } from "../charts/verdictGrid.js";
import { loadHeld } from "../data.js";
import { methodNote } from "../methodNote.js";
import { noticePart } from "../notice.js";
import { answerPart, chartPart, emptyChart, linksPart } from "../parts.js";
import { tablePart } from "../table.js";

/** Whether the figures can be trusted. */
export const quality = {
  id: "quality",
  undated: ["data_quality"],
  load: async () => ({ held: await loadHeld() }),
  view(context) {
    const { text, place, marts } = context;
    const library = place.library.id;
    const rows = judgedRows(marts.data_quality, library).sort((a, b) =>
      b.snapshot_date.localeCompare(a.snapshot_date),
    );
    const sentences = qualityAnswer({ rows: marts.data_quality, library, date: place.date });
    return [
      noticePart(context),
      answerPart(text, sentences),
      qualityChart(context, rows),
      linksPart(context, [
        ["members", "links.members"],
        ["residents", "links.residents"],
        ["index", "links.index"],
      ]),
      qualityTable(context, rows),
      methodNote(context, { quality: marts.data_quality }),
    ].filter(Boolean);
  },
};

function qualityChart({ text, place }, rows) {
  const feeds = [...new Set(rows.map(({ feed }) => feed))];
  const title = text.say("quality.chart");
  const flagged = rows.filter(({ verdict }) => verdict !== "good");
  const listed = flagged.map(
    (row) => `${row.feed} ${text.date(row.snapshot_date)}: ${text.say(`verdict.${row.verdict}`)}`,
  );
  return chartPart({
    finding: text.say("title.quality", {
      good: text.count(rows.length - flagged.length),
      total: text.count(rows.length),
    }),
    shows: title,
    note: text.say("quality.chartNote"),
    chart: rows.length
      ? verdictGrid({
          rows,
          feeds,
          chosen: place.date,
          month: text.month,
          description: `${title}. ${listed.join("; ")}`,
        })
      : emptyChart(text),
  });
}

function qualityTable({ text, place }, rows) {
  const column = (key, as) => ({ key, as, label: text.say(`column.${key}`) });
  const explanation = (row) => {
    const refusal = refusalSentence(row);
    const words = [...findings(row), ...(refusal ? [refusal] : [])];
    const told = row.message ? [text.say("refusal.message", { message: row.message })] : [];
    return [...words.map(({ message, values }) => text.say(message, values)), ...told].join(" ");
  };
  return tablePart({
    text,
    rows,
    file: `quality-${place.library.id}`,
    attributes: ({ feed, snapshot_date, verdict }) => ({
      "data-feed": feed,
      "data-date": snapshot_date,
      "data-verdict": verdict,
    }),
    columns: [
      column("feed"),
      {
        key: "snapshot_date",
        taken: "date",
        label: text.say("column.snapshot_date"),
        value: (row) => row.snapshot_date,
        show: (row) => text.date(row.snapshot_date),
      },
      {
        key: "verdict",
        label: text.say("column.verdict"),
        value: ({ verdict }) => text.say(`verdict.${verdict}`),
      },
      { key: "finding", label: text.say("column.finding"), value: explanation },
      {
        ...column("match_rate", "percent"),
        value: (row) => (isOfMembers(row) ? row.match_rate : null),
      },
      column("read_count", "count"),
      column("loaded_count", "count"),
      column("rejected_count", "count"),
      column("duplicate_count", "count"),
      column("change", "change"),
    ],
  });
}
