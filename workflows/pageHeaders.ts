import type { ServerResponse } from "node:http";

/** With every answer; `deploy/nginx/werkgebied.conf` gives the same, which a test compares. */
const ALWAYS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy":
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
};

const HASHED =
  /\/(?:_(?:file|import|node|npm|observablehq)\/.*\.[0-9a-f]{8}\.\w+|_app\/[^/]*-[0-9A-Z]{8}\.js)$/;

/**
 * @param url as it was asked for
 * @param embedOn sites that may show a page in a frame, where its address asks for `?embed`
 */
export function setPageHeaders(response: ServerResponse, url: string, embedOn: string[]): void {
  for (const [name, value] of Object.entries(ALWAYS)) response.setHeader(name, value);
  const sites = embedOn.length > 0 && isEmbed(url) ? embedOn.join(" ") : "'none'";
  response.setHeader("content-security-policy", `frame-ancestors ${sites}`);
}

function isEmbed(url: string): boolean {
  return /[?&]embed(?:[=&]|$)/.test(url);
}

/** A file whose name holds the hash of its bytes can be kept; all else is asked for again each time. */
export function cacheControlOf(path: string): string {
  return HASHED.test(path) ? "max-age=31536000, immutable" : "no-cache";
}
