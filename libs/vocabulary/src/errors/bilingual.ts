import type { LocalizedText } from '../localized-text/localized-text';

/** The Japanese of the messages of shapes, by the English. */
const japanese = new Map<string, string>();

/** Declares the message of a shape in both languages, and returns the English, which zod passes on. */
export function bilingual({ ja, en }: Required<LocalizedText>): string {
  japanese.set(en, ja);
  return en;
}

/** The Japanese of the message of a shape; undefined for one that is not declared as {@link bilingual}. */
export const japaneseOfMessage = (message: string): string | undefined => japanese.get(message);
