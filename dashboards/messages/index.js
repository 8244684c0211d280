/**
 * The languages there are. A reader fetches the texts of one.
 *
 * @type {Record<string, { name: string, load: () => Promise<{ default: { locale: string, messages: Record<string, string> } }> }>}
 */
export const catalogues = {
  nl: { name: "Nederlands", load: () => import("./nl.js") },
  en: { name: "English", load: () => import("./en.js") },
};
