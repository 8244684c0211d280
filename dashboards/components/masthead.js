import { catalogues } from "../messages/index.js";
import { element } from "./element.js";
import { pages } from "./pageList.js";
import { pageLink } from "./pageLink.js";
import { addressOf, changeQuery } from "./state.js";

/** The questions and the choice of language, at the top of every page. */
export function showMasthead(context) {
  const { text, query, page } = context;
  document.querySelector(".skip-link").textContent = text.say("site.skip");
  const nav = document.querySelector(".masthead .pages");
  nav.setAttribute("aria-label", text.say("site.pages"));
  nav.replaceChildren(
    ...pages.questions.filter((id) => hasAnswer(context, id)).map((id) => pageLink(context, id)),
  );
  // On a phone the questions are one line that slides: the one that is open must be in sight.
  nav.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  const choice = document.querySelector(".masthead .language");
  choice.setAttribute("role", "group");
  choice.setAttribute("aria-label", text.say("site.language"));
  choice.replaceChildren(
    ...Object.entries(catalogues).map((language) => languageLink(page, query, text, language)),
  );
}

/** A library in one municipality has nothing to set beside it, nor has one without branches. */
function hasAnswer({ page, place }, id) {
  if (!place || id === page.id) return true;
  const { municipalities, branches } = place.library;
  if (id === "municipalities") return municipalities.length > 1;
  return id !== "branches" || branches.length > 0;
}

function languageLink(page, query, text, [id, { name }]) {
  return element(
    "a",
    {
      href: addressOf(page.id, changeQuery(query, { lang: id })),
      lang: id,
      hreflang: id,
      "aria-current": id === text.language && "true",
      title: name,
    },
    id.toUpperCase(),
  );
}
