import { heldDeliveries, heldPlace } from "./answers/held.js";
import { element } from "./element.js";

/** Newer figures that are held back, with what a reader sees instead; null where there are none. */
export function noticePart({ text, index, place, held }) {
  if (!held.length) return null;
  const lines = heldDeliveries(held).map((one) => element("li", {}, lineOf(text, index, one)));
  const last = place.library.dates.at(-1);
  return element(
    "section",
    { class: "notice", "data-part": "notice", "aria-labelledby": "notice-title" },
    element("h2", { id: "notice-title" }, text.say("notice.title")),
    element("ul", {}, lines),
    element("p", {}, text.say("notice.shown", { date: text.date(last) })),
  );
}

function lineOf(text, index, one) {
  const what = [one.feed, text.date(one.snapshotDate), heldPlace(index, one)].filter(Boolean);
  const { message, values } = one.sentence;
  const more = one.more ? ` ${text.say("notice.more", { count: one.more })}` : "";
  return `${what.join(", ")}: ${text.say(message, values)}${more}`;
}
