/** From the page to the front of the site: `./`, or `../` for a page in a folder. */
export function siteRoot() {
  return document.querySelector("meta[name=werkgebied-root]")?.getAttribute("content") ?? "./";
}
