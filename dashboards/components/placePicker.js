import { element } from "./element.js";
import { addressOf, changeQuery } from "./state.js";

/** Chooses one of many places by typing a part of its name; each place is a plain link. */
export function placePicker(context) {
  const { text, place } = context;
  const { municipalities, branches } = place.library;
  const whole = item(context, text.say("select.whole"), {});
  const groups = [
    listOf(context, "municipality", municipalities, text.say("select.municipalities")),
    listOf(context, "branch", branches, text.say("select.branches")),
  ];
  const status = element("p", { class: "visually-hidden", role: "status" });
  const search = element("input", {
    type: "search",
    "aria-label": text.say("select.find"),
    placeholder: text.say("select.find"),
    autocomplete: "off",
    input: () => {
      const count = narrow(groups, search.value);
      status.textContent = text.say("select.found", { count });
    },
  });
  const label = place.scope === "library" ? text.say("select.whole") : place.name;
  const picker = element(
    "details",
    { class: "picker", toggle: () => picker.open && search.focus() },
    element("summary", {}, label),
    element("div", { class: "picker-list" }, search, status, element("ul", {}, whole), ...groups),
  );
  picker.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    picker.open = false;
    picker.querySelector("summary").focus();
  });
  picker.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !picker.contains(relatedTarget)) picker.open = false;
  });
  return element("div", { class: "field" }, element("span", {}, text.say("select.place")), picker);
}

function listOf(context, scope, places, title) {
  const items = places.map(({ id, name }) => item(context, name, { [scope]: id }));
  return element("section", {}, element("h2", {}, title), element("ul", {}, items));
}

function item({ page, query, place }, name, spot) {
  const wanted = { library: place.library.id, branch: null, municipality: null, ...spot };
  const isHere =
    place.scope === "library"
      ? Object.keys(spot).length === 0
      : spot[place.scope] === place.scopeId;
  const href = addressOf(page.id, changeQuery(query, wanted));
  return element("li", {}, element("a", { href, "aria-current": isHere && "true" }, name));
}

function narrow(groups, typed) {
  const wanted = plain(typed);
  let count = 0;
  for (const group of groups) {
    const items = [...group.querySelectorAll("li")];
    for (const li of items) li.hidden = !plain(li.textContent).includes(wanted);
    const left = items.filter(({ hidden }) => !hidden).length;
    group.hidden = left === 0;
    count += left;
  }
  return count;
}

/** Without accents and capitals, so that `cafe` finds `Café`. */
function plain(name) {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
