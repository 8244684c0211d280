import { atMost, sumOf, type Relation } from "../../transforms/disclosure/problem.js";

type Key = [scope: string, segment: string, kind: string];

/** What everybody knows of cells named `scope|segment|basis|group`. */
export function relate(ids: string[], groups: string[]): Relation[] {
  const keys = ids.map((id): Key => {
    const [scope = "", segment = "", basis, group] = id.split("|");
    return [scope, segment, `${basis ?? ""}|${group ?? ""}`];
  });
  return keys.flatMap((key) => [
    ...ofLevels(key, keys),
    ...ofScopes(key, keys),
    ...ofBases(key, groups),
  ]);
}

function ofLevels([scope, segment, kind]: Key, keys: Key[]): Relation[] {
  const isPart = (one: string) =>
    segment === "_all" ? /^[A-Z]$/.test(one) : one.startsWith(`${segment}.`);
  const parts = keys.filter(
    ([where, part, what]) => where === scope && what === kind && isPart(part),
  );
  return parts.length > 0 ? [sumOf(idOf([scope, segment, kind]), parts.map(idOf))] : [];
}

function ofScopes([scope, segment, kind]: Key, keys: Key[]): Relation[] {
  if (scope !== "library") return [];
  const of = (sort: string) =>
    keys
      .filter(([where, what, how]) => where.startsWith(sort) && what === segment && how === kind)
      .map(idOf);
  const whole = idOf([scope, segment, kind]);
  return [sumOf(whole, of("municipality")), atMost(whole, of("branch"))];
}

function ofBases([scope, segment, kind]: Key, groups: string[]): Relation[] {
  if (kind !== "persons|all") return [];
  const whole = idOf([scope, segment, kind]);
  const parts = groups.map((group) => idOf([scope, segment, `persons|${group}`]));
  return [
    atMost(whole, [idOf([scope, segment, "households|all"])]),
    ...(parts.length > 0 ? [sumOf(whole, parts)] : []),
  ];
}

function idOf(key: Key): string {
  return key.join("|");
}
