import { element } from "./element.js";
import { pages } from "./pageList.js";
import { pageLink } from "./pageLink.js";

/** The pages about the figures themselves, and of what publication these are, at the foot of every page. */
export function showColophon(context) {
  const { text, index } = context;
  const nav = document.querySelector("#observablehq-footer .pages");
  nav.setAttribute("aria-label", text.say("site.background"));
  nav.replaceChildren(
    element("span", { class: "about" }, text.say("site.background")),
    ...pages.background.map((id) => pageLink(context, id)),
  );
  document.querySelector("#observablehq-footer .region").textContent = text.say("site.region", {
    region: index.region,
  });
}
