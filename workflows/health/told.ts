import type { DisclosureRule } from "../../data/disclosureConfig.js";
import { isGuarded, type Kind } from "../publish/editions/edition.js";
import type { FeedHealth, Pipeline, RunHealth } from "./types.js";

/** What a site says of its edition in `index.json`, as far as it decides what is told. */
export interface Audience {
  edition: DisclosureRule & { kind: Kind };
  libraries: { id: string }[];
}

/**
 * What the readers of an edition are told. A library's own people are told of no feed that is of other
 * libraries alone, and the members of a feed of several are not counted for them. Where small numbers
 * are hidden no run tells its rows: of a delivery that is not published, the data-quality page tells
 * none either, and two runs would tell what has changed in between.
 */
export function toldTo({ edition, libraries }: Audience, { at, feeds, runs }: Pipeline): Pipeline {
  const own = libraries.map(({ id }) => id);
  const isForAll = edition.kind === "public";
  const shown = feeds
    .filter(({ libraries: of }) => isForAll || !of || of.some((id) => own.includes(id)))
    .map((feed) => (isForAll ? feed : ofOwn(feed, own)));
  const names = new Set(shown.map(({ feed }) => feed));
  return {
    at,
    feeds: shown,
    runs: runs.flatMap((run) => ofRun(run, names, isForAll && !isGuarded(edition))),
  };
}

function ofOwn(feed: FeedHealth, own: string[]): FeedHealth {
  const isShared = feed.libraries?.some((id) => !own.includes(id)) ?? false;
  return {
    ...feed,
    libraries: feed.libraries?.filter((id) => own.includes(id)) ?? null,
    ...(isShared && feed.countsMembers && { rows: null, quarantined: null }),
  };
}

/** A run that took in other libraries' feeds alone is none of theirs. */
function ofRun(run: RunHealth, names: Set<string>, tellsRows: boolean): RunHealth[] {
  const done = run.done.filter(({ feed }) => names.has(feed));
  if (run.done.length > 0 && done.length === 0) return [];
  return [{ ...run, done, ...(!tellsRows && { rows: null, quarantined: null }) }];
}
