import { element } from "../element.js";

/**
 * A handle on a line of a chart that a pointer can take to another value. At the keyboard the same
 * is done by a field beside the chart.
 *
 * @param {HTMLElement} overlay with the drawing in it
 * @param {{ axis: "x" | "y", scale: { apply: (value: number) => number, invert: (pixel: number) => number }, value: number }} threshold
 * @param {(value: number) => void} onMove when it is let go
 */
export function dragThreshold(overlay, { axis, scale, value }, onMove) {
  const place = (pixel) => {
    handle.style[axis === "x" ? "left" : "top"] = `${pixel}px`;
  };
  const pixelOf = (event) => {
    const { left, top } = overlay.getBoundingClientRect();
    const pixel = axis === "x" ? event.clientX - left : event.clientY - top;
    const [from, to] = [...scale.range].sort((a, b) => a - b);
    return Math.min(to, Math.max(from, pixel));
  };
  const handle = element("div", {
    class: `threshold ${axis}`,
    "aria-hidden": "true",
    pointerdown: (event) => handle.setPointerCapture(event.pointerId),
    pointermove: (event) => handle.hasPointerCapture(event.pointerId) && place(pixelOf(event)),
    pointerup: (event) => {
      if (handle.hasPointerCapture(event.pointerId)) onMove(scale.invert(pixelOf(event)));
    },
  });
  place(scale.apply(value));
  overlay.append(handle);
}
