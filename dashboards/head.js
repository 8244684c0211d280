// In base64, as a build would encode the signs of an address a second time.
const ICON =
  "data:image/svg+xml;base64," +
  btoa(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1d4f91"/><path d="M3 5h6M3 8h10M3 11h4" stroke="#fff" stroke-width="1.6" stroke-linecap="round"/></svg>`,
  );

const LATIN =
  "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
const LATIN_EXTENDED =
  "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF";

/** @param {string} folder @param {string} file @param {string} range */
function fontFace(folder, file, range) {
  return `@font-face{font-family:"Inter Variable";font-style:normal;font-weight:100 900;font-display:swap;src:url(${folder}${file}) format("woff2");unicode-range:${range}}`;
}

/**
 * What stands in the head of every page. The fonts are named here because a bundled stylesheet
 * cannot refer to files beside the site.
 *
 * @param {{ preview: boolean, path: string }} options `path` of the page, such as `/members`
 */
export function head({ preview, path }) {
  const root = "../".repeat(path.split("/").length - 2) || "./";
  const files = `${root}${preview ? "_file/" : ""}`;
  return [
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="color-scheme" content="light dark">`,
    `<meta name="werkgebied-root" content="${root}">`,
    `<meta name="werkgebied-data" content="${files}data/">`,
    `<link rel="icon" href="${ICON}">`,
    `<style>${fontFace(`${files}fonts/`, "inter-latin.woff2", LATIN)}${fontFace(`${files}fonts/`, "inter-latin-ext.woff2", LATIN_EXTENDED)}</style>`,
  ].join("\n");
}

/** The top of every page; the script of the page fills it. */
export const header = `<a class="skip-link" href="#content">Naar de inhoud</a>
<div class="masthead"><nav class="pages"></nav><div class="language"></div></div>
<div class="selectors"></div>
<div id="content" tabindex="-1"></div>`;

/** The foot of every page; the script of the page fills it. */
export const footer = `<div class="colophon"><nav class="pages"></nav><p class="region"></p></div>`;
