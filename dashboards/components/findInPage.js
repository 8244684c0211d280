import { element } from "./element.js";

/**
 * A field that leaves of the page, at each letter, only what has the words in it. A part whose own
 * words have them stays as a whole; one within it that has them keeps what it is in.
 *
 * @param {any} text
 * @param {HTMLElement[]} sections with parts marked `data-find`
 */
export function findInPage(text, sections) {
  const count = element("output", { class: "found", "aria-live": "polite" });
  const find = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = sections.reduce((sum, section) => sum + show(section, words), 0);
    count.textContent = words.length ? text.say("find.count", { count: found }) : "";
  };
  const field = element("input", {
    type: "search",
    name: "find",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: text.say("find.example"),
    input: find,
  });
  const label = element("label", { class: "field" }, element("span", {}, text.say("find.label")));
  label.append(field);
  return element("div", { class: "controls find", role: "search" }, label, count);
}

/** @returns {number} parts within parts that are left */
function show(section, words) {
  const tables = [...section.querySelectorAll("section[data-find]")];
  const left = tables.map((table) => {
    const columns = [...table.querySelectorAll("[data-find]")];
    const isWhole = hasAll(table.dataset.find, words);
    for (const column of columns) {
      column.hidden = !isWhole && !hasAll(`${table.dataset.find} ${column.dataset.find}`, words);
    }
    const shown = columns.filter(({ hidden }) => !hidden).length;
    table.hidden = shown === 0;
    return shown;
  });
  const sum = left.reduce((a, b) => a + b, 0);
  section.hidden = sum === 0;
  return sum;
}

function hasAll(told, words) {
  const lower = told.toLowerCase();
  return words.every((word) => lower.includes(word));
}
