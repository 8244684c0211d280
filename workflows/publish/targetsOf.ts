import { CheckError } from "../../data/errors.js";
import { slug } from "../../data/slug.js";
import type { Targets } from "../../data/targetsConfig.js";

interface Known {
  libraries: string[];
  segments: string[];
}

/**
 * What a library wants to reach, as its pages show it.
 * @throws CheckError where targets name a library or a segment that there is not
 */
export function targetsOf(library: string, targets: Targets, { libraries, segments }: Known) {
  for (const [name, own] of Object.entries(targets)) {
    refuseUnknown(`targets: there is no library "${name}".`, slug(name), libraries);
    for (const segment of Object.keys(own)) {
      const problem = `targets of "${name}": there is no segment "${segment}".`;
      refuseUnknown(problem, segment, ["_all", ...segments]);
    }
  }
  const own = Object.entries(targets).filter(([name]) => slug(name) === library);
  return own.flatMap(([, bySegment]) =>
    Object.entries(bySegment).map(([segment_id, target]) => ({ segment_id, ...target })),
  );
}

function refuseUnknown(problem: string, name: string, known: string[]) {
  if (known.includes(name)) return;
  throw new CheckError(
    `${problem} Those there are: ${known.join(", ")}. Mend the configuration and refresh again.`,
  );
}
