import { svgElement } from "../svgElement.js";
import { classOf } from "./lineageGraph.js";

const ROW = 30;
const TEXT = 84;

/**
 * The chosen table's own part for a narrow page, from top to bottom: one line each, and an arc from
 * each to what is made of it.
 *
 * @param {{ lineage: import("../lineage.js").Lineage, lit: Set<string>, chosen: string, label: (thing: any) => string, link: (thing: any) => object, width: number }} options
 */
export function lineageArcs({ lineage, lit, chosen, label, link, width }) {
  const things = lineage.things.filter(({ id }) => lit.has(id));
  const at = new Map(things.map(({ id }, turn) => [id, (turn + 0.5) * ROW]));
  const links = lineage.links.filter(({ from, to }) => at.has(from) && at.has(to));
  const height = things.length * ROW;
  const arc = ({ from, to }) => {
    const [top, bottom] = [at.get(from), at.get(to)];
    const deep = TEXT - 14 - Math.min(TEXT - 18, 10 + (bottom - top) / 4);
    return `M${TEXT - 14},${top}C${deep},${top} ${deep},${bottom} ${TEXT - 14},${bottom}`;
  };
  return svgElement(
    "svg",
    { class: "lineage", viewBox: `0 0 ${width} ${height}`, width, height },
    links.map((one) => svgElement("path", { d: arc(one), class: "link lit" })),
    things.map((thing) => {
      const y = at.get(thing.id);
      return svgElement(
        "a",
        { ...link(thing), class: `${classOf(thing, lit, chosen)} line`, "data-thing": thing.id },
        svgElement("rect", {
          x: TEXT - 12,
          y: y - 12,
          width: width - TEXT + 11,
          height: 24,
          rx: 3,
        }),
        svgElement("text", { x: TEXT - 4, y, dy: "0.35em" }, label(thing)),
      );
    }),
  );
}
