import { inLanguage, type PageContext } from '../layout';

/** Gives the Japanese or the English of a text. */
export type Translator = (ja: string, en: string) => string;

/** Chooses the language of the page. */
export const translatorOf =
  (context: Pick<PageContext, 'locale'>): Translator =>
  (ja, en) =>
    inLanguage(context, { ja, en });
