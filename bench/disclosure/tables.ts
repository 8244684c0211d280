import type { Cell, Problem } from "../../transforms/disclosure/problem.js";
import { createChance } from "../errorRates/world.js";
import { relate } from "./relations.js";

/** A library as large as is told, with members drawn from a seed. */
export interface Design {
  municipalities: number;
  branches: number;
  segments: number;
  subsegments: number;
  /** Groups beside `all`, that add up to it. */
  groups: string[];
  households: number;
  seed: number;
}

type Draw = () => number;

/**
 * Households and persons of a library, its municipalities (which add up to it) and its branches
 * (which do not: some of its members are registered nowhere), at three levels, by member group.
 */
export function createTable(design: Design): Problem {
  const draw = createChance(design.seed);
  const cells = new Map<string, Cell>();
  const subsegments = drawSubsegments(design, draw);
  for (const [scope, share] of drawPlaces(design, draw)) {
    for (const { id, weight, rate } of subsegments) {
      const homes = Math.round(share * weight * design.households * Math.exp(normal(draw) * 0.8));
      addHomes(cells, scope, id, homes, rate * Math.exp(normal(draw) * 0.3), design, draw);
    }
  }
  return { cells: [...cells.values()], relations: relate([...cells.keys()], design.groups) };
}

function addHomes(
  cells: Map<string, Cell>,
  place: string,
  subsegment: string,
  homes: number,
  rate: number,
  { groups }: Design,
  draw: Draw,
) {
  const persons = Math.round(homes * (1.8 + draw()));
  const households = binomial(homes, Math.min(0.9, rate), draw);
  const extra = binomial(persons - homes, Math.min(0.9, rate) * 0.4, draw);
  const levels = [subsegment, subsegment.slice(0, subsegment.indexOf(".")), "_all"];
  const of = (basis: string, value: number, most: number) => {
    for (const scope of scopesOf(place)) {
      for (const level of levels) add(cells, `${scope}|${level}|${basis}`, value, most);
    }
  };
  of("households|all", households, homes);
  of("persons|all", households + extra, persons);
  let [left, leftMost] = [households + extra, persons];
  for (const [nr, group] of groups.entries()) {
    const isLast = nr === groups.length - 1;
    const most = isLast ? leftMost : Math.round(leftMost / 3);
    const value = isLast
      ? left
      : Math.max(left + most - leftMost, binomial(Math.min(left, most), 0.4, draw));
    of(`persons|${group}`, value, most);
    [left, leftMost] = [left - value, leftMost - most];
  }
}

/** Where a household lives, and where it is registered: `municipality/branch`, the latter empty where nowhere. */
function scopesOf(place: string): string[] {
  const [municipality, branch] = place.split("/");
  return ["library", municipality ?? "", ...(branch ? [branch] : [])];
}

function add(cells: Map<string, Cell>, id: string, value: number, most: number) {
  const cell = cells.get(id) ?? { id, value: 0, most: 0 };
  cells.set(id, { id, value: cell.value + value, most: (cell.most ?? 0) + most });
}

function drawPlaces({ municipalities, branches }: Design, draw: Draw): [string, number][] {
  const sizes = new Map<string, number>();
  for (let nr = 0; nr < branches; nr += 1) {
    const municipality = `municipality${nr % municipalities}`;
    const size = Math.exp(normal(draw));
    sizes.set(`${municipality}/branch${nr}`, size * 0.85);
    sizes.set(`${municipality}/`, (sizes.get(`${municipality}/`) ?? 0) + size * 0.15);
  }
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return [...sizes].map(([place, size]) => [place, size / all]);
}

function drawSubsegments({ segments, subsegments }: Design, draw: Draw) {
  const sizes = Array.from({ length: subsegments }, () => Math.exp(normal(draw)));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size, nr) => {
    const segment = String.fromCharCode(65 + (nr % segments));
    return { id: `${segment}.${nr}`, weight: size / all, rate: 0.1 + 0.4 * draw() };
  });
}

function binomial(count: number, rate: number, draw: Draw): number {
  if (count > 60) {
    const spread = Math.sqrt(count * rate * (1 - rate));
    return Math.min(count, Math.max(0, Math.round(count * rate + spread * normal(draw))));
  }
  let hits = 0;
  for (let nr = 0; nr < count; nr += 1) if (draw() < rate) hits += 1;
  return hits;
}

function normal(draw: Draw): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}
