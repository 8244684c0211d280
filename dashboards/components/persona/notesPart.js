import { element } from "../element.js";

/** What the library itself wrote of a (sub)segment, or of all; nothing where it wrote nothing. */
export function notesPart({ text, place }, notes, id, heading = "h2") {
  const note = notes.find(({ segment_id }) => segment_id === id);
  if (!note) return null;
  const written = document.createElement("template");
  // Made at publication from Markdown in which markup is text and links lead to the web only.
  written.innerHTML = note.html;
  const title = text.say("notes.title", { library: place.library.name });
  return element(
    "section",
    { class: "notes", "data-notes": id ?? "_all" },
    heading === "h2" ? element("h2", {}, title) : element("p", { class: "notes-title" }, title),
    written.content,
  );
}
