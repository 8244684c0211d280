import MarkdownIt from "markdown-it";

/** Below the titles of a page and of its parts. */
const HIGHEST_HEADING = 3;

/**
 * Makes HTML of what a library wrote: its own markup is shown as text, a link leads to a page on the
 * web and nowhere else, and an image becomes a link, so that no reader's browser asks another site
 * for anything.
 */
export const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
markdown.disable("image");
markdown.validateLink = (address) => /^https?:\/\//i.test(address.trim());
markdown.core.ruler.push("page_headings", ({ tokens }) => {
  for (const token of tokens) {
    if (!token.type.startsWith("heading_")) continue;
    const level = Number(token.tag.slice(1));
    token.meta = { level };
    token.tag = `h${Math.max(HIGHEST_HEADING, level)}`;
  }
});
markdown.renderer.rules.link_open = (tokens, position, options, _env, self) => {
  // The page that is opened is not told where its reader came from.
  tokens[position]?.attrSet("rel", "noopener noreferrer");
  return self.renderToken(tokens, position, options);
};
