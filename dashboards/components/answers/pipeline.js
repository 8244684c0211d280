import { figure, named, sentence } from "../figure.js";

/** Runs after which the figures are as they should be. */
const GOOD = ["published", "unchanged", "purged"];

/**
 * Feeds whose next snapshot should have come before today; the one that is awaited longest first.
 * The page asks this anew each time it is read, for a pipeline that stands still writes nothing.
 *
 * @param {any[]} feeds of `pipeline.json`
 * @param {string} today YYYY-MM-DD
 */
export function lateFeeds(feeds, today) {
  return feeds
    .filter(({ due }) => due !== null && due < today)
    .sort((a, b) => a.due.localeCompare(b.due));
}

/**
 * What is late, then how the last run went, then what was refused.
 *
 * @param {{ feeds: any[], runs: any[] }} pipeline
 * @param {string} today YYYY-MM-DD
 * @returns {import("../figure.js").Sentence[]}
 */
export function pipelineAnswer({ feeds, runs }, today) {
  const late = lateFeeds(feeds, today);
  const refused = feeds.filter((feed) => feed.refused);
  const [last] = runs;
  return [
    ...(late[0] ? [lateSentence(late)] : []),
    ...(last ? [lastSentence(last, late.length === 0)] : []),
    ...(late.length === 0 ? [onTimeSentence(feeds)] : []),
    ...(refused[0] ? [refusedSentence(refused)] : []),
  ];
}

function lateSentence([first, ...more]) {
  return sentence(first.newest ? "pipeline.late" : "pipeline.never", {
    feed: named(first.feed),
    due: figure("due", first.due, "date"),
    newest: figure("newest", first.newest, "date"),
    more: more.length,
    moreFigure: figure("more_late", more.length),
  });
}

function lastSentence({ startedAt, endedAt, outcome }, isFirst) {
  return sentence("pipeline.last", {
    good: isFirst && GOOD.includes(outcome) ? "yes" : "no",
    outcome,
    at: figure("last_run", startedAt, "moment"),
    took: figure("last_took", secondsBetween(startedAt, endedAt), "duration"),
  });
}

function onTimeSentence(feeds) {
  const scheduled = feeds.filter(({ schedule }) => schedule === "running").length;
  if (scheduled === 0) {
    return sentence("pipeline.noSchedule", { feeds: figure("feed_count", feeds.length) });
  }
  return sentence("pipeline.onTime", { feeds: figure("scheduled_count", scheduled) });
}

function refusedSentence([first, ...more]) {
  return sentence("pipeline.refused", {
    feed: named(first.feed),
    date: figure("refused_date", first.refused.date, "date"),
    more: more.length,
    moreFigure: figure("more_refused", more.length),
  });
}

/** @returns {number} whole seconds */
export function secondsBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 1000);
}

/** `late`, `refused`, `waiting` (never came), `paused`, `none` (no schedule) or `fresh`. */
export function stateOf(feed, today) {
  if (feed.due !== null && feed.due < today) return "late";
  if (feed.refused) return "refused";
  if (feed.newest === null) return "waiting";
  return feed.schedule === "running" ? "fresh" : feed.schedule;
}
