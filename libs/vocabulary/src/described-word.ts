/**
 * The word for a field or a value as the last one of its description: "Name of the city. 「名称」". Where the name of the field
 * is no plain English, the English word follows: "Whether it joined when the council was founded. 「設立時から / Founding member」".
 */
const atTheEnd = /「([^「」]+?)(?: \/ ([^「」]+))?」$/;

/** The city's own word as the first Japanese in brackets: "The sections (節) of the plan." */
const inBrackets = /[(（]([^()（）]*[\u3040-\u30ff\u4e00-\u9fff][^()（）]*)[)）]/;

/** Reads the Japanese word for a field, a value or a type from its description in the schema; undefined if it gives none. */
export const japaneseOf = (description: string | null | undefined): string | undefined =>
  (atTheEnd.exec(description ?? '') ?? inBrackets.exec(description ?? ''))?.[1];

/** Reads the English word that a description gives beside the Japanese one; undefined if it gives none. */
export const englishWordOf = (description: string | null | undefined): string | undefined =>
  atTheEnd.exec(description ?? '')?.[2];

/** The words of a description for another one to end with: `What kind of event it is. 「種類」` → `「種類」`. Empty if it gives none. */
export function quotedWordsOf(description: string): string {
  const ja = japaneseOf(description);
  const en = englishWordOf(description);
  return ja === undefined ? '' : en === undefined ? `「${ja}」` : `「${ja} / ${en}」`;
}

/** The words before the city's own word in brackets: "The sections (節) of the newest plan." → "The sections". Empty without one. */
export const wordsBeforeBrackets = (description: string | null | undefined): string =>
  description?.slice(0, inBrackets.exec(description)?.index ?? 0).trim() ?? '';
