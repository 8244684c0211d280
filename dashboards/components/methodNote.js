import { findings, memberVerdict } from "./answers/quality.js";
import { element } from "./element.js";
import { addressOf, carriedQuery } from "./state.js";
import { writtenIn } from "./text.js";

/**
 * How it is counted, in small print.
 *
 * @param {any} context
 * @param {{ index?: "members" | "residents", reference?: string, baseDate?: string | null, quality?: any[], members?: boolean, tested?: ("segments" | "change")[] }} options `tested`: what the page calls more than chance
 */
export function methodNote(
  context,
  { index, reference, baseDate, quality, members = true, tested = [] },
) {
  const { text, place, index: site } = context;
  const items = [
    members && ["method.member", memberDefinition(text, site)],
    members && ["method.reach", text.say(`method.reach.${place.basis}`)],
    index && ["method.index", text.say(`method.index.${index}`, { place: place.name, reference })],
    reference && ["method.reference", text.say(`method.reference.${reference}`)],
    members && ["method.scope", text.say(`method.scope.${place.scope}`)],
    ["method.segmentation", segmentation(text, site)],
    members && ["method.assignment", text.say(`method.assignment.${site.assignment}`)],
    members && ["method.suppressed", text.say(`method.suppressed.${site.suppressed}`)],
    members && site.edition && hiddenNote(text, site.edition),
    ["method.dates", dates(text, place.date, baseDate)],
    ["method.uncertainty", uncertainty(text, { tested, place, site })],
    ["method.sources", sources(site)],
    quality && ["method.quality", verdict(context, quality)],
  ].filter(Boolean);
  const terms = items.flatMap(([term, words]) => [
    element("dt", {}, text.say(term)),
    element("dd", { "data-note": term }, words),
  ]);
  return element(
    "section",
    { class: "method" },
    element("h2", {}, text.say("method.title")),
    element("dl", {}, terms),
    element(
      "p",
      { class: "onward" },
      element(
        "a",
        { href: addressOf("method", carriedQuery(context.query)) },
        text.say("links.method"),
      ),
    ),
  );
}

/** In the words of the configuration, and what it counts by, so that the two cannot part. */
function memberDefinition(text, { memberDefinition: said, leftOutCategories, expiryGraceDays }) {
  return [
    writtenIn(said, text.language),
    ...(leftOutCategories.length > 0
      ? [text.say("method.member.leftOut", { categories: text.list(leftOutCategories) })]
      : []),
    ...(expiryGraceDays > 0 ? [text.say("method.member.grace", { days: expiryGraceDays })] : []),
  ].join(" ");
}

function uncertainty(text, { tested, place: { basis }, site: { thresholds } }) {
  if (tested.length === 0) return text.say("method.uncertainty.none");
  const [averageLow, averageHigh] = thresholds.averageIndex;
  const values = {
    basis,
    confidence: text.exactPercent(thresholds.confidence),
    falseRate: text.exactPercent(thresholds.falseDiscoveryRate),
    averageLow,
    averageHigh,
    leastBase: thresholds.leastBase,
    leastExpected: thresholds.leastExpected,
  };
  return tested.map((what) => text.say(`method.uncertainty.${what}`, values)).join(" ");
}

/** What this edition does not show, and why; nothing where it shows all. */
function hiddenNote(text, { method, least, base }) {
  if (method === "rounding") return ["method.hidden", text.say("method.hidden.rounding", { base })];
  if (least < 2) return false;
  return ["method.hidden", text.say("method.hidden.suppression", { most: least - 1 })];
}

function segmentation(text, { segmentation: id }) {
  const [name, version = ""] = id.split("@");
  return text.say("method.segmentation.value", { name, version });
}

function dates(text, date, baseDate) {
  if (!baseDate) return text.date(date);
  const message = baseDate > date ? "method.dates.later" : "method.dates.value";
  return text.say(message, { date: text.date(date), baseDate: text.date(baseDate) });
}

function sources({ feeds }) {
  const credited = feeds.filter(({ credit }) => credit);
  const names = credited.length
    ? credited.map(({ credit }) => credit)
    : feeds.map(({ feed }) => feed);
  return [...new Set(names)].join("; ");
}

function verdict({ text, place, query }, rows) {
  const row = memberVerdict(rows, place.library.id, place.date);
  const words = row ? findings(row).map(({ message, values }) => text.say(message, values)) : [];
  const said = text.say("method.quality.value", {
    verdict: text.say(`verdict.${row?.verdict ?? "unknown"}`),
    findings: words.join(" "),
  });
  const link = { href: addressOf("quality", carriedQuery(query)) };
  return [`${said} `, element("a", link, text.say("links.quality"))];
}
