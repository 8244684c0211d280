import type { Config } from "../../../data/config.js";
import type { DisclosureRule } from "../../../data/disclosureConfig.js";

/** For whom: `public` for everybody, `internal` for the people of one library. */
export const kinds = ["public", "internal"] as const;
export type Kind = (typeof kinds)[number];

/** A whole site, with what its readers may see. */
export interface Edition {
  /** Its folder below `sites/`: `public`, or `internal/<library>`. */
  name: string;
  kind: Kind;
  /** Slugs. */
  libraries: string[];
  rule: DisclosureRule;
}

/** One edition for all, and one for each library. */
export function editionsOf(libraries: string[], { disclosure }: Config): Edition[] {
  return [
    { name: "public", kind: "public", libraries, rule: disclosure.public },
    ...libraries.map((library) => ({
      name: `internal/${library}`,
      kind: "internal" as const,
      libraries: [library],
      rule: disclosure.internal,
    })),
  ];
}

/** False where all figures are shown as they were counted. */
export function isGuarded({ method, least }: DisclosureRule): boolean {
  return method === "rounding" || least > 1;
}

/** True where small counts are left out. */
export function isSuppressed(rule: DisclosureRule): boolean {
  return rule.method === "suppression" && isGuarded(rule);
}
