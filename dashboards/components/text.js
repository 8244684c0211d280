import { IntlMessageFormat } from "intl-messageformat";
import { catalogues } from "../messages/index.js";
import { element } from "./element.js";
import { createFormats } from "./formats.js";

export const languages = Object.keys(catalogues);

/**
 * Everything that is said in one language, once its texts are there.
 *
 * @param {string} language
 * @param {Record<string, string>} [names] words that any text may use, such as what the publication calls its region
 */
export async function loadText(language, names = {}) {
  const { default: catalogue } = await catalogues[language].load();
  return createText(language, catalogue, names);
}

function createText(language, { locale, messages }, names) {
  const formats = createFormats(locale, messages);
  const parsed = new Map();

  function format(id, values) {
    if (!(id in messages)) throw new Error(`messages/${language}.js has no text "${id}".`);
    if (!parsed.has(id)) {
      parsed.set(id, new IntlMessageFormat(messages[id], locale, undefined, { ignoreTag: true }));
    }
    return parsed.get(id).format({ ...names, ...values });
  }

  /** Text without emphasis, for titles, labels and files. */
  function say(id, values = {}) {
    const plain = Object.entries(values).map(([key, value]) => [key, inWords(value, formats)]);
    return String(format(id, { ...plurals(values), ...Object.fromEntries(plain) }));
  }

  /** A sentence with its figures in bold and its names in italics, as nodes. */
  function tell({ message, values }) {
    const rich = Object.entries(values).map(([key, value]) => [key, inMarks(value, formats)]);
    const parts = [format(message, { ...plurals(values), ...Object.fromEntries(rich) })].flat();
    const fragment = document.createDocumentFragment();
    fragment.append(...parts);
    return fragment;
  }

  return { language, locale, say, tell, has: (id) => id in messages, ...formats };
}

/**
 * What somebody wrote outside the catalogues, such as in a configuration, in the reader's language or
 * else in Dutch, in which there always is something.
 *
 * @param {Record<string, string>} written by language
 * @param {string} language
 */
export function writtenIn(written, language) {
  return written[language] ?? written.nl;
}

/** A sentence as plain text. */
export function inPlain(text, { message, values }) {
  return text.say(message, values);
}

const COUNTS = ["count", "some"];

/** A count as it reads, by which a text can choose its words: `rowsPlural` for a count `rows`. */
function plurals(values) {
  const counts = Object.entries(values).filter(([, value]) => COUNTS.includes(value?.as));
  return Object.fromEntries(counts.map(([key, { value }]) => [`${key}Plural`, Math.round(value)]));
}

function inWords(value, formats) {
  if (value?.figure) return formats[value.as](value.value);
  return value?.name ?? value;
}

function inMarks(value, formats) {
  if (value?.figure) {
    const marks = { "data-figure": value.figure, "data-value": value.value };
    return element("strong", marks, formats[value.as](value.value));
  }
  return value?.name === undefined ? value : element("em", {}, value.name);
}
