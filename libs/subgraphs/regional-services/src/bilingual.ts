import type { LocalizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';

/** The Japanese of the messages of this domain's shapes, by the English. */
const japanese = new Map<string, string>();

/** Declares the message of a shape in both languages, and returns the English, which zod passes on. */
export function bilingual({ ja, en }: Required<LocalizedText>): string {
  japanese.set(en, ja);
  return en;
}

const inJapanese = z.locales.ja().localeError;

/** What is wrong with a value, in both languages. */
export function messageOf(issue: z.core.$ZodIssue): LocalizedText {
  const ja = japanese.get(issue.message) ?? inWords(issue);
  return { ja: typeof ja === 'string' ? ja : (ja?.message ?? issue.message), en: issue.message };
}

/** Of an issue that a shape of another package words itself, zod only says that the value is invalid. */
function inWords(issue: z.core.$ZodIssue): ReturnType<typeof inJapanese> {
  if (issue.code === 'custom') return `値が正しくありません(${issue.message})。`;
  return inJapanese(issue as z.core.$ZodRawIssue);
}
