import { element } from "./element.js";
import { addressOf, carriedQuery, changeQuery } from "./state.js";
import { createText, languages } from "./text.js";

const PAGES = ["index", "residents", "members", "municipalities", "trend", "quality", "method"];

/** The names of the pages and the choice of language, at the top of every page. */
export function showMasthead(context) {
  const { text, query, page } = context;
  document.querySelector(".skip-link").textContent = text.say("site.skip");
  const nav = document.querySelector(".masthead .pages");
  nav.setAttribute("aria-label", text.say("site.pages"));
  nav.replaceChildren(...PAGES.map((id) => pageLink(context, id)));
  const choice = document.querySelector(".masthead .language");
  choice.setAttribute("role", "group");
  choice.setAttribute("aria-label", text.say("site.language"));
  choice.replaceChildren(...languages.map((id) => languageLink(page, query, text, id)));
}

function pageLink({ text, query, page, place }, id) {
  const single = place && place.library.municipalities.length < 2;
  const label = id === "municipalities" && single ? "select.branches" : `page.${id}`;
  return element(
    "a",
    { href: addressOf(id, carriedQuery(query)), "aria-current": id === page.id && "page" },
    text.say(label),
  );
}

function languageLink(page, query, text, id) {
  return element(
    "a",
    {
      href: addressOf(page.id, changeQuery(query, { lang: id })),
      lang: id,
      hreflang: id,
      "aria-current": id === text.language && "true",
      title: createText(id).say("language.name"),
    },
    id.toUpperCase(),
  );
}
