import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { catalogues } from "../../dashboards/messages/index.js";

const languages = await Promise.all(
  Object.entries(catalogues).map(async ([language, { load }]) => {
    return [language, (await load()).default] as const;
  }),
);
const [, dutch] = languages.find(([language]) => language === "nl")!;

test.each(languages)("%s has every text that Dutch has, and no other", (_, { messages }) => {
  expect(Object.keys(messages).sort()).toEqual(Object.keys(dutch.messages).sort());
});

test.each(languages)(
  "every text of %s can be read, and asks for what Dutch asks",
  (_, catalogue) => {
    for (const [id, message] of Object.entries(catalogue.messages)) {
      const asked = argumentsOf(message, catalogue.locale);
      expect(asked, id).toEqual(argumentsOf(dutch.messages[id]!, dutch.locale));
    }
  },
);

/** Names of the values that a message is filled with, sorted. */
function argumentsOf(message: string, locale: string): string[] {
  const parsed = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst();
  const names = JSON.stringify(parsed).matchAll(/"type":[1-6],"value":"(\w+)"/g);
  return [...new Set([...names].map(([, name]) => name!))].sort();
}
