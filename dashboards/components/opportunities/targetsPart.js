import { progressOf, startOf } from "../answers/targets.js";
import { element } from "../element.js";
import { rowsOf } from "../place.js";

/** How far the library is on the way to the targets that it set; nothing where it set none. */
export function targetsPart(context) {
  const { text, place, marts, segments } = context;
  const { targets = [] } = place.library;
  if (!targets.length) return null;
  const whole = { scope: "library", scopeId: place.library.id, basis: place.basis };
  const here = rowsOf(marts.membership_profile, whole);
  const trend = rowsOf(context.trend, whole);
  const items = targets.map((target) => {
    const row = here.find(({ segment_id }) => segment_id === target.segment_id);
    const now = row?.penetration ?? null;
    const start = startOf(trend, target, place.date);
    const name =
      target.segment_id === "_all" ? text.say("select.whole") : segments.name(target.segment_id);
    return element(
      "li",
      { "data-part": `target ${target.segment_id}` },
      element("p", {}, text.tell(progressOf({ target, row, start, name }))),
      now === null ? null : bar(text, { target, now, start, name }),
    );
  });
  return element(
    "section",
    { class: "targets" },
    element("h2", {}, text.say("opportunities.targets")),
    element("ul", {}, items),
  );
}

function bar(text, { target, now, start, name }) {
  const most = Math.max(target.penetration, now, start?.penetration ?? 0) * 1.1;
  const at = (value) => `${((100 * value) / most).toFixed(2)}%`;
  const label = text.say("opportunities.target.bar", {
    segment: name,
    penetration: text.percent(now),
    target: text.percent(target.penetration),
  });
  return element(
    "div",
    { class: "progress", role: "img", "aria-label": label },
    element("span", { class: "now", style: `width:${at(now)}` }),
    start ? element("span", { class: "start", style: `left:${at(start.penetration)}` }) : null,
    element("span", { class: "goal", style: `left:${at(target.penetration)}` }),
  );
}
