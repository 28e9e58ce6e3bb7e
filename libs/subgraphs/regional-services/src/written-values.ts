import { presentations } from '@tokorozawa/subgraph-kit';
import {
  Address,
  bilingual,
  hasLostZero,
  isDitto,
  type LocalizedText,
  localizedText,
  partialDate,
} from '@tokorozawa/vocabulary';
import { z } from 'zod';

const maxTextLength = 2_000;

/** Lists are sorted by names, and PostgreSQL indexes no value of more than 2,704 bytes. */
const maxNameLength = 300;

/** A text that a municipality enters, of a limited length. */
const textUpTo = (maxLength: number): typeof localizedText =>
  localizedText
    .refine(
      inEach((text) => text.length <= maxLength),
      {
        error: bilingual({
          ja: `${maxLength} 文字以内で書いてください。`,
          en: `Give at most ${maxLength} characters.`,
        }),
      },
    )
    .refine(
      inEach((text) => !isDitto(text)),
      {
        error: bilingual({
          ja: 'ほかの欄と同じという印です。同じ値をここにも書いてください。',
          en: 'This only says that the value is that of another field. Write the value here as well.',
        }),
      },
    );

const inOneLine = (text: typeof localizedText): typeof localizedText =>
  text.refine(
    inEach((written) => !/[\n\r]/.test(written.trim())),
    {
      error: bilingual({
        ja: '途中に改行があります。改行を取り、1 行で書いてください。',
        en: 'There is a line break in it. Write it in one line.',
      }),
    },
  );

function inEach(isRight: (text: string) => boolean): (text: LocalizedText) => boolean {
  return ({ ja, en }) => isRight(ja) && (en === undefined || isRight(en));
}

/** May have several lines. */
export const shortText = textUpTo(maxTextLength);
export const nameText = inOneLine(textUpTo(maxNameLength));
const addressPart = inOneLine(shortText);

/** The shape of an address as a municipality enters it, in its parts. */
export const writtenAddress = z
  .strictObject({
    prefecture: addressPart.optional(),
    city: addressPart,
    town: addressPart,
    lot: addressPart,
    building: addressPart.optional(),
  })
  .transform(({ prefecture = null, building = null, ...parts }): Address => {
    const written = [prefecture, parts.city, parts.town, parts.lot].map((part) => part?.ja ?? '').join('');
    return { prefecture, ...parts, building, printed: building ? `${written} ${building.ja}` : written };
  })
  .register(presentations, { field: Address, column: { type: 'jsonb' } });

export const telephone = z
  .string()
  .regex(/^[0-9+][0-9()+-]{1,19}$/, {
    error: bilingual({
      ja: '電話番号は「04-2998-1111」のように半角の数字とハイフンで書いてください。',
      en: 'Give a telephone number in digits and hyphens, for example "04-2998-1111".',
    }),
  })
  .refine((text) => !hasLostZero(text), {
    error: bilingual({
      ja: '電話番号の先頭の 0 が失われています。0 から書いてください。',
      en: 'The telephone number has lost the zero at its beginning. Write it with the zero.',
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
