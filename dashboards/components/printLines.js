import { element } from "./element.js";

/** Of the browser's own making: the policy of the published pages refuses what is written into a `<style>`. */
const footSheet = new CSSStyleSheet();

/**
 * What the selectors say, for paper: a line above the title, and the address at the foot of every
 * page. Only a style sheet can reach the margin of a page, so the foot is written as one.
 */
export function showPrintLines({ text, place }) {
  const where = [...new Set([place.library.name, place.name])];
  const what = [text.date(place.date), text.say(`basis.${place.basis}`)];
  const head = document.querySelector(".print-head") ?? element("p", { class: "print-head" });
  head.textContent = [...where, ...what].join(" · ");
  document.querySelector(".selectors").before(head);

  const address = location.href.replace(/^https?:\/\//, "");
  const foot = text.say("print.footer", { address, date: text.date(place.date) });
  footSheet.replaceSync(`@page { @bottom-left { content: ${cssString(foot)} } }`);
  document.adoptedStyleSheets = [footSheet];
}

function cssString(words) {
  return `"${words.replace(/["\\<\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
}
