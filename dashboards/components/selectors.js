import { element } from "./element.js";
import { showPrintLines } from "./printLines.js";
import { placePicker } from "./placePicker.js";
import { addressOf, changeQuery, goTo } from "./state.js";

/** Above this number of places a list to choose from becomes a list to search in. */
const SEARCHED_FROM = 12;
const wide = matchMedia("(min-width: 44rem)");

/** Where the page is: library, place, date and unit, in one quiet line that folds on a phone. */
export function showSelectors(context) {
  const holder = document.querySelector(".selectors");
  holder.hidden = !context;
  if (!context) return;
  const { text, place } = context;
  const open = holder.querySelector("details.fold")?.open ?? false;
  const here = `${place.name} · ${text.date(place.date)}`;
  const label = `${text.say("select.fold")}: ${here}`;
  const summary = element("summary", { "aria-label": label }, here);
  const fields = element(
    "div",
    { class: "fields" },
    librarySelect(context),
    placeField(context),
    dateSelect(context),
    basisSelect(context),
  );
  const fold = element("details", { class: "fold", open: wide.matches || open }, summary, fields);
  wide.onchange = () => (fold.open = wide.matches);
  holder.replaceChildren(fold);
  showPrintLines(context);
}

function librarySelect({ page, query, index, text, place }) {
  if (index.libraries.length < 2) return null;
  return select(text.say("select.library"), "library", place.library.id, choices(index.libraries), {
    change: (id) => {
      const { dates } = index.libraries.find((library) => library.id === id);
      const date = dates.includes(query.date) ? query.date : null;
      return move(page, query, { library: id, date, branch: null, municipality: null });
    },
  });
}

function placeField(context) {
  const { page, query, text, place } = context;
  const { municipalities, branches } = place.library;
  if (municipalities.length + branches.length >= SEARCHED_FROM) return placePicker(context);
  const value = place.scope === "library" ? "library" : `${place.scope}:${place.scopeId}`;
  const within = (scope) => (item) => ({ id: `${scope}:${item.id}`, name: item.name });
  const options = [
    option("library", text.say("select.whole"), value),
    group(text.say("select.municipalities"), municipalities.map(within("municipality")), value),
    group(text.say("select.branches"), branches.map(within("branch")), value),
  ];
  return select(text.say("select.place"), "place", value, options, {
    change: (chosen) => {
      const [, scope, id] = /^(\w+):?(.*)$/.exec(chosen);
      const spot = { branch: null, municipality: null, ...(id && { [scope]: id }) };
      move(page, query, { library: place.library.id, ...spot });
    },
  });
}

function dateSelect({ page, query, text, place }) {
  const dates = [...place.library.dates].reverse();
  const options = dates.map((date) => ({ id: date, name: text.date(date) }));
  return select(text.say("select.date"), "date", place.date, choices(options), {
    change: (date) => move(page, query, { library: place.library.id, date }),
  });
}

function basisSelect({ page, query, index, text, place }) {
  if (index.basis.length < 2) return null;
  const options = index.basis.map((id) => ({ id, name: text.say(`basis.${id}`) }));
  return select(text.say("select.basis"), "basis", place.basis, choices(options), {
    change: (basis) => move(page, query, { basis }),
  });
}

function move(page, query, changes) {
  goTo(addressOf(page.id, changeQuery(query, changes)));
}

function choices(items) {
  return (value) => items.map(({ id, name }) => option(id, name, value));
}

function group(label, items, value) {
  if (!items.length) return null;
  return element(
    "optgroup",
    { label },
    items.map(({ id, name }) => option(id, name, value)),
  );
}

function option(id, name, value) {
  return element("option", { value: id, selected: id === value }, name);
}

function select(label, name, value, options, { change }) {
  const items = typeof options === "function" ? options(value) : options.filter(Boolean);
  const control = element("select", { name, change: () => change(control.value) }, items);
  return element("label", { class: "field" }, element("span", {}, label), control);
}
