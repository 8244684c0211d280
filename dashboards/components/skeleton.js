import { element } from "./element.js";

/** Grey shapes of about the size of what is coming, so that nothing jumps. */
export function skeleton() {
  const shape = (kind) => element("div", { class: `skeleton skeleton-${kind}` });
  return element(
    "div",
    { class: "skeletons", "aria-hidden": "true" },
    shape("answer"),
    shape("chart"),
    shape("links"),
    shape("table"),
  );
}
