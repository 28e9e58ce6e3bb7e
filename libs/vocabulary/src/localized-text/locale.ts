import { registerEnumType } from 'type-graphql';

/** A language in which the graph can give its texts. */
export enum Locale {
  JA = 'JA',
  EN = 'EN',
}

/** How {@link Locale} is presented in the schema. */
export const localeInSchema = {
  name: 'Locale',
  description: 'A language in which the graph can give its texts.',
  valuesConfig: {
    JA: { description: 'Japanese, as the city publishes it. 「日本語」' },
    EN: {
      description:
        "English: this project's own translation, not the city's. Where a translation is missing, the Japanese text is given. 「英語」",
    },
  },
};

registerEnumType(Locale, localeInSchema);
