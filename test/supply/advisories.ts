import type { Accepted } from "./accepted.js";
import type { Answer } from "./askRegistry.js";
import type { Verdict } from "./verdict.js";

const list = "test/supply/accepted.ts";

/**
 * Whether something is known against a package that nobody has accepted.
 *
 * @param today as YYYY-MM-DD
 */
export function judgeAdvisories(answer: Answer, accepted: Accepted[], today: string): Verdict {
  const expired = accepted
    .filter(({ until }) => until < today)
    .map(
      ({ id, until }) =>
        `${id} was accepted until ${until}. Look again: take a newer version, or accept it anew in ${list}.`,
    );
  if ("silent" in answer) {
    const skipped = `The registry that npm uses tells no advisories: ${answer.silent}. Nobody has looked.`;
    return { told: "known vulnerabilities", problems: expired, skipped };
  }
  const known = new Set(accepted.map(({ id }) => id));
  const found = answer.advisories
    .filter(({ id }) => !known.has(id))
    .map(
      ({ id, name, range, severity, title, url }) =>
        `${name} ${range}: ${title} (${severity}, ${id}, ${url}). Take a newer version, or accept it for a ` +
        `while with a reason in ${list}.`,
    );
  const reported = new Set(answer.advisories.map(({ id }) => id));
  const gone = accepted
    .filter(({ id }) => !reported.has(id))
    .map(({ id }) => `${id} is no longer reported. Take it out of ${list}.`);
  return {
    told: `known vulnerabilities: ${answer.advisories.length}, of which ${known.size} accepted`,
    problems: [...expired, ...found, ...gone],
  };
}
