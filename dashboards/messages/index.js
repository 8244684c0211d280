/**
 * The languages there are. Texts are fetched once somebody reads in that language.
 *
 * @type {Record<string, { name: string, load: () => Promise<{ default: { locale: string, messages: Record<string, string> } }> }>}
 */
export const catalogues = {
  nl: { name: "Nederlands", load: () => import("./nl.js") },
  en: { name: "English", load: () => import("./en.js") },
};
