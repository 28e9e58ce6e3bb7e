import { presentations } from '@tokorozawa/subgraph-kit';
import { Address, type LocalizedText, localizedText, partialDate } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { bilingual } from './bilingual';

const maxTextLength = 2_000;

/** Lists are sorted by names, and PostgreSQL indexes no value of more than 2,704 bytes. */
const maxNameLength = 300;

/** A text that a municipality enters, of a limited length. */
const textUpTo = (maxLength: number): typeof localizedText =>
  localizedText.refine(({ ja, en = '' }: LocalizedText) => Math.max(ja.length, en.length) <= maxLength, {
    error: bilingual({ ja: `${maxLength} 文字以内で書いてください。`, en: `Give at most ${maxLength} characters.` }),
  });

export const shortText = textUpTo(maxTextLength);
export const nameText = textUpTo(maxNameLength);

/** The shape of an address as a municipality enters it, in its parts. */
export const writtenAddress = z
  .strictObject({
    prefecture: shortText.optional(),
    city: shortText,
    town: shortText,
    lot: shortText,
    building: shortText.optional(),
  })
  .transform(({ prefecture = null, building = null, ...parts }): Address => {
    const written = [prefecture, parts.city, parts.town, parts.lot].map((part) => part?.ja ?? '').join('');
    return { prefecture, ...parts, building, printed: building ? `${written} ${building.ja}` : written };
  })
  .register(presentations, { field: Address, column: { type: 'jsonb' } });

const isWebAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text) && URL.canParse(text);

export const webAddress = z
  .string()
  .max(2_000)
  .refine(isWebAddress, {
    error: bilingual({
      ja: 'URL は「https://」か「http://」で始まる完全なアドレスで書いてください。',
      en: 'Give a complete web address that begins with "https://" or "http://".',
    }),
  });

export const telephone = z.string().regex(/^[0-9+][0-9()+-]{1,19}$/, {
  error: bilingual({
    ja: '電話番号は「04-2998-1111」のように半角の数字とハイフンで書いてください。',
    en: 'Give a telephone number in digits and hyphens, for example "04-2998-1111".',
  }),
});

export const katakana = z
  .string()
  .max(maxTextLength)
  .regex(/^[ァ-ヶー・ 　]+$/, {
    error: bilingual({ ja: '読みは全角のカタカナで書いてください。', en: 'Give the reading in full-width katakana.' }),
  });

/** The shape of a list of values of which none stands twice. */
export const distinct = <Item extends z.ZodType>(list: z.ZodArray<Item>): z.ZodArray<Item> =>
  list.refine((items) => new Set(items).size === items.length, {
    error: bilingual({ ja: '同じ値が二度あります。一度だけ書いてください。', en: 'Give each value once.' }),
  });

/** The shape of a day, of which a record also shows the fiscal year and the era. */
export const day = partialDate.refine((date) => date.day !== null, {
  error: bilingual({ ja: '年月日まで書いてください。', en: 'Give a day, such as "2026-11-29".' }),
});
