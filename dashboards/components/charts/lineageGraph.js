import * as dagre from "@dagrejs/dagre";
import { svgElement } from "../svgElement.js";

/** In pixels: one line of a name, a letter of it, and what is around it. */
const LINE = 13;
const LETTER = 6.6;
const AROUND = { x: 12, y: 8 };
/** A longer name takes two lines. */
const LONG = 13;

/**
 * All there is, from left to right: sources, tables, pages. What the chosen one comes from and what is
 * made of it stands out; the rest is grey.
 *
 * @param {{ lineage: import("../lineage.js").Lineage, lit: Set<string>, chosen: string, label: (thing: any) => string, link: (thing: any) => object, width: number }} options
 */
export function lineageGraph({ lineage, lit, chosen, label, link, width }) {
  const names = new Map(lineage.things.map((thing) => [thing.id, linesOf(label(thing))]));
  const graph = layOut(lineage, names);
  const { width: natural = 0, height = 0 } = graph.graph();
  const byLight = (a, b) => Number(a) - Number(b);
  const edges = graph
    .edges()
    .map(({ v, w }) => ({ points: graph.edge(v, w).points, isLit: lit.has(v) && lit.has(w) }))
    .sort((a, b) => byLight(a.isLit, b.isLit));
  return svgElement(
    "svg",
    {
      class: "lineage",
      viewBox: `0 0 ${natural} ${height}`,
      width,
      height: Math.round((height * width) / natural),
    },
    edges.map(({ points, isLit }) =>
      svgElement("path", { d: curve(points), class: isLit ? "link lit" : "link" }),
    ),
    lineage.things.map((thing) => {
      const { x, y, width: wide, height: high } = graph.node(thing.id);
      const lines = names.get(thing.id);
      const first = y - ((lines.length - 1) * LINE) / 2;
      return svgElement(
        "a",
        { ...link(thing), class: classOf(thing, lit, chosen), "data-thing": thing.id },
        svgElement("rect", { x: x - wide / 2, y: y - high / 2, width: wide, height: high, rx: 3 }),
        lines.map((line, turn) =>
          svgElement("text", { x, y: first + turn * LINE, dy: "0.35em" }, line),
        ),
      );
    }),
  );
}

export function classOf({ id, kind }, lit, chosen) {
  return ["thing", kind, lit.has(id) && "lit", id === chosen && "chosen"].filter(Boolean).join(" ");
}

function layOut({ things, links }, names) {
  const graph = new dagre.Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 7, edgesep: 3, ranksep: 22, marginx: 2, marginy: 2 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of things) {
    const lines = names.get(id);
    graph.setNode(id, {
      width: Math.max(...lines.map(({ length }) => length)) * LETTER + AROUND.x,
      height: lines.length * LINE + AROUND.y,
    });
  }
  for (const { from, to } of links) graph.setEdge(from, to);
  dagre.layout(graph);
  return graph;
}

/** At the underscore nearest to the middle. */
function linesOf(name) {
  const parts = name.split(/(?<=_)|(?<= )/);
  if (name.length <= LONG || parts.length < 2) return [name];
  const splits = parts.slice(1).map((_, turn) => {
    const head = parts.slice(0, turn + 1).join("");
    return [head, name.slice(head.length)];
  });
  const longest = (lines) => Math.max(...lines.map(({ length }) => length));
  return splits.reduce((a, b) => (longest(b) < longest(a) ? b : a));
}

/** Level where it leaves and where it arrives. */
function curve([first, ...rest]) {
  let from = first;
  let path = `M${first.x},${first.y}`;
  for (const to of rest) {
    const middle = (from.x + to.x) / 2;
    path += `C${middle},${from.y} ${middle},${to.y} ${to.x},${to.y}`;
    from = to;
  }
  return path;
}
