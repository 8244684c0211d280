import { element } from "./element.js";
import { addressOf, changeQuery } from "./state.js";

/**
 * What can be done with a chart: its address copied, the code that shows it on another site, and
 * paper. In a frame on such a site only where it comes from.
 */
export function sharePart(context) {
  return context.query.embed ? originPart(context) : toolsPart(context);
}

function toolsPart({ page, query, text }) {
  const status = element("span", { role: "status" });
  const copy = async (words, done) => {
    try {
      await navigator.clipboard.writeText(words);
      status.textContent = text.say(done);
    } catch {
      // Without a secure connection a browser gives no clipboard: then the reader copies it herself.
      status.replaceChildren(text.say("share.byHand"), " ", element("code", {}, words));
    }
  };
  const framed = new URL(addressOf(page.id, changeQuery(query, { embed: "1" })), location.href);
  const actions = [
    ["share.address", () => copy(location.href, "share.copied")],
    ["share.embed", () => copy(frameOf(framed.href), "share.embedCopied")],
    ["share.print", () => print()],
  ];
  const buttons = actions.map(([label, click]) =>
    element("button", { type: "button", click }, text.say(label)),
  );
  return element("div", { class: "share" }, buttons, status);
}

function frameOf(href) {
  const frame = element("iframe", {
    src: href,
    title: document.title,
    width: "100%",
    height: 640,
    style: "border:0",
    loading: "lazy",
  });
  return frame.outerHTML;
}

function originPart({ page, query, text, place }) {
  const href = addressOf(page.id, changeQuery(query, { embed: null }));
  const where = [...new Set([place.library.name, place.name])].join(", ");
  return element(
    "p",
    { class: "origin" },
    `${where} · ${text.date(place.date)} · `,
    element("a", { href, target: "_blank", rel: "noopener" }, text.say("share.origin")),
  );
}
