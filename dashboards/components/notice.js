import { heldDeliveries, heldPlace } from "./answers/held.js";
import { element } from "./element.js";
import { figure, sentence } from "./figure.js";

/** Newer figures that are held back, with what a reader sees instead; null where there are none. */
export function noticePart({ text, index, place, held }) {
  if (!held.length) return null;
  const lines = heldDeliveries(held).map((one) => element("li", {}, lineOf(text, index, one)));
  const last = figure("shown_date", place.library.dates.at(-1), "date");
  return element(
    "section",
    { class: "notice", "data-part": "notice", "aria-labelledby": "notice-title" },
    element("h2", { id: "notice-title" }, text.say("notice.title")),
    element("ul", {}, lines),
    element("p", {}, text.tell(sentence("notice.shown", { date: last }))),
  );
}

function lineOf(text, index, one) {
  const place = heldPlace(index, one);
  const line = text.say("notice.line", {
    feed: one.feed,
    date: text.date(one.snapshotDate),
    where: place ? "somewhere" : "nowhere",
    place,
    what: text.say(one.sentence.message, one.sentence.values),
  });
  return one.more ? `${line} ${text.say("notice.more", { count: one.more })}` : line;
}
