/**
 * Takes away what Framework puts into every page, after which a reader with a phone cannot make the
 * text larger; the pages have a viewport of their own.
 */
export function letZoom(page: string): string {
  return page.replace(/<meta name="viewport"[^>]*maximum-scale=[^>]*>\n?/g, "");
}
