import { element } from "../element.js";

/** Width of the text block on A4. */
const PAPER = 640;
const NARROW = 560;

/**
 * Holds a drawing and makes it again when its width changes, and at the width of paper for print.
 *
 * @param {string} description what a reader who cannot see the chart should know
 * @param {(size: { width: number, narrow: boolean }) => Element} draw
 * @param {number} height about what it will take, so that nothing jumps
 * @param {"img" | "group"} role `group` where there are links in it, for who hears the page too
 */
export function responsive(description, draw, height = 320, role = "img") {
  const label = { role, "aria-label": description };
  const holder = element("div", { class: "drawing", style: `min-height:${height}px`, ...label });
  let drawn = 0;
  const redraw = (width) => {
    if (!width || width === drawn) return;
    drawn = width;
    const drawing = draw({ width, narrow: width < NARROW });
    if (role === "img") drawing.setAttribute("aria-hidden", "true");
    holder.replaceChildren(drawing);
    holder.style.minHeight = "";
  };
  const fit = () => redraw(Math.floor(holder.clientWidth));
  new ResizeObserver(() => !matchMedia("print").matches && fit()).observe(holder);
  addEventListener("beforeprint", () => holder.isConnected && redraw(PAPER));
  addEventListener("afterprint", () => holder.isConnected && fit());
  return holder;
}
