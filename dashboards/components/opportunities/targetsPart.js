import { figure, named, sentence } from "../figure.js";
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
    const start = startOf(trend, target);
    const name =
      target.segment_id === "_all" ? text.say("select.whole") : segments.name(target.segment_id);
    return element(
      "li",
      { "data-part": `target ${target.segment_id}` },
      element("p", {}, text.tell(progress({ target, row, now, start, name }))),
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

/** The reach when the target was set: the snapshot on or after that day. */
function startOf(trend, { segment_id, since }) {
  if (!since) return null;
  const later = trend
    .filter(
      (row) =>
        row.segment_id === segment_id && row.snapshot_date >= since && row.penetration !== null,
    )
    .sort((a, b) => a.snapshot_date.localeCompare(b.snapshot_date));
  return later[0] ?? null;
}

function progress({ target, row, now, start, name }) {
  const values = {
    segment: named(name),
    target: figure("target", target.penetration, "percent"),
    by: figure("target_by", target.by, "date"),
  };
  if (now === null) return sentence("opportunities.target.unknown", values);
  const reached = { ...values, penetration: figure("target_penetration", now, "percent") };
  if (now >= target.penetration) return sentence("opportunities.target.reached", reached);
  if (!start || start.penetration >= target.penetration)
    return sentence("opportunities.target.now", reached);
  const told = {
    ...reached,
    start: figure("target_start", start.penetration, "percent"),
    startDate: figure("target_since", start.snapshot_date, "date"),
  };
  if (isWithin(start.penetration, row)) return sentence("opportunities.target.same", told);
  if (now < start.penetration) return sentence("opportunities.target.back", told);
  const done = (now - start.penetration) / (target.penetration - start.penetration);
  return sentence("opportunities.target.on", {
    ...told,
    done: figure("target_done", done, "wholePercent"),
  });
}

/** True where a reach is not told apart from that of a row by more than chance. */
function isWithin(reach, { penetration_low: low, penetration_high: high }) {
  return low !== null && high !== null && low <= reach && reach <= high;
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
