import { counted } from '@tokorozawa/subgraph-kit';
import { japaneseOfMessage, type LocalizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';

const inJapanese = z.locales.ja().localeError;

/** What is wrong with a value, in both languages. */
export function messageOf(issue: z.core.$ZodIssue): LocalizedText {
  const ja = japaneseOfMessage(issue.message);
  if (ja !== undefined) return { ja, en: issue.message };
  if (issue.code === 'too_small' || issue.code === 'too_big') return outOfBounds(issue);
  const words = inWords(issue);
  return { ja: typeof words === 'string' ? words : (words?.message ?? issue.message), en: issue.message };
}

/** A text that is too short, a list that is too long, or the like. Zod says this in terms of its own. */
function outOfBounds(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Required<LocalizedText> {
  const isSmall = issue.code === 'too_small';
  const bound = Number(isSmall ? issue.minimum : issue.maximum);
  const most = isSmall ? 'at least' : 'at most';
  switch (issue.origin) {
    case 'string':
      return isSmall && bound === 1
        ? { ja: '空の文字列です。1 文字以上で書いてください。', en: 'The text is empty. Give at least 1 character.' }
        : {
            ja: `${bound} 文字${isSmall ? '以上' : '以内'}で書いてください。`,
            en: `Give ${most} ${bound} characters.`,
          };
    case 'array':
      return {
        ja: `${bound} 件${isSmall ? '以上を' : '以内で'}書いてください。`,
        en: `Give ${most} ${counted(bound, 'value')}.`,
      };
    default:
      return {
        ja: `${bound} ${isSmall ? '以上' : '以下'}の数を書いてください。`,
        en: `Give a number of ${most} ${bound}.`,
      };
  }
}

/** Of an issue that a shape of another package words itself, zod only says that the value is invalid. */
function inWords(issue: z.core.$ZodIssue): ReturnType<typeof inJapanese> {
  if (issue.code === 'custom') return `値が正しくありません(${issue.message})。`;
  return inJapanese(issue as z.core.$ZodRawIssue);
}
