import { AVERAGE } from "../answers/contrast.js";
import { chartPart, choicePart, emptyChart } from "../parts.js";
import { personaBars } from "../charts/personaBars.js";
import { rankChannels } from "./channels.js";

const SHOWN = 10;
const FIRST = "media";

/** By what the chosen segments can be reached, and what else they do more than others. */
export function channelsPart(context, rows, chosen) {
  const { text, query, personas, segments } = context;
  const domains = [...new Set(personas.map(({ domain }) => domain))].sort(
    (a, b) => Number(b === FIRST) - Number(a === FIRST),
  );
  const domain = domains.includes(query.domain) ? query.domain : domains[0];
  const sizes = new Map(
    rows
      .filter(({ segment_id: id }) => chosen.includes(id))
      .map(({ segment_id: id, base_count }) => [id, base_count]),
  );
  const ranked = rankChannels(
    personas.filter((row) => row.domain === domain),
    sizes,
  );
  const shown =
    ranked.length > SHOWN ? [...ranked.slice(0, SHOWN - 2), ...ranked.slice(-2)] : ranked;
  const who = text.list(chosen.map(segments.name));
  const best = ranked[0];
  const listed = shown.map(({ attribute, index }) => `${attribute} ${text.index(index)}`);
  const nameOf = (id) => (text.has(`domain.${id}`) ? text.say(`domain.${id}`) : id);
  return chartPart({
    finding: findingOf(text, best),
    shows: text.say("opportunities.channelsOf", { who }),
    note: text.say("opportunities.channelsNote"),
    controls:
      domains.length > 1
        ? [
            choicePart(context, {
              key: "domain",
              value: domain,
              options: domains.map((id) => ({ id, name: nameOf(id) })),
              label: text.say("opportunities.domain"),
            }),
          ]
        : [],
    chart: shown.length
      ? personaBars({
          groups: [{ name: nameOf(domain), rows: shown }],
          named: new Set([best]),
          end: ({ index, value }) =>
            [text.index(index), value === null ? null : text.wholePercent(value)]
              .filter(Boolean)
              .join(" · "),
          description: `${text.say("opportunities.channelsOf", { who })}. ${listed.join("; ")}.`,
        })
      : emptyChart(text),
  });
}

/** Named only where it is more than what counts as average. */
function findingOf(text, best) {
  if (!best) return text.say("opportunities.channels");
  if (best.index <= AVERAGE[1]) return text.say("opportunities.channelAlike");
  const { attribute, index } = best;
  return text.say("opportunities.channel", { attribute, index: text.index(index) });
}
