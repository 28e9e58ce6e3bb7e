import {
  type Address,
  address,
  isoDate,
  type LocalizedText,
  localizedText,
  municipalityCode,
  type PartialDate,
  partialDate,
} from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { presentations, Property, referenceTo, RecordEntity, Stored, valueOf } from '@tokorozawa/subgraph-kit';
import { textsOf } from './record-texts';

enum Size {
  LARGE = 'LARGE',
}

class Loan {
  @Property(localizedText, 'To whom.')
  borrower!: LocalizedText;

  @Property(isoDate, 'When.')
  on!: string;
}

class Paper {
  @Stored(z.literal('PAPER'))
  kind!: 'PAPER';

  @Property(z.string(), 'The binding.')
  binding!: string;
}

class Film {
  @Stored(z.literal('FILM'))
  kind!: 'FILM';

  @Property(z.array(localizedText), 'The reels.')
  reels!: LocalizedText[];
}

const form = z
  .discriminatedUnion('kind', [valueOf(Paper), valueOf(Film)])
  .register(presentations, { field: Object, column: { type: 'jsonb' } });

class Print extends RecordEntity {
  @Property(localizedText, 'Its name.')
  name!: LocalizedText;

  @Property(
    z
      .string()
      .regex(/^[A-Z]/)
      .optional(),
    'Its signature.',
  )
  signature!: string | null;

  @Property(municipalityCode, 'Where it is kept.')
  municipality!: string;

  @Property(address.optional(), 'Where it hangs.')
  place!: Address | null;

  @Property(z.array(valueOf(Loan)).default([]), 'To whom it was lent.')
  loans!: Loan[];

  @Property(form, 'On what it is printed.')
  form!: Paper | Film;

  @Property(z.enum(Size), 'Its size.')
  size!: Size;

  @Property(z.int(), 'How many there are.')
  copies!: number;

  @Property(partialDate, 'When it was made.')
  date!: PartialDate;

  @Property(referenceTo('Author'), 'Whose it is.')
  authorId!: string;

  @Property(z.string(), 'From when on it is shown.')
  opens!: string;
}

const print = {
  id: 'print-1',
  name: { ja: '版画', en: 'Print' },
  signature: null,
  municipality: '112089',
  place: {
    prefecture: null,
    city: { ja: '所沢市', en: 'Tokorozawa' },
    town: { ja: '並木' },
    lot: { ja: '1-1' },
    building: null,
    printed: '所沢市並木1-1',
  },
  loans: [
    { borrower: { ja: '飯能市' }, on: '2024-04-01' },
    { borrower: { ja: '狭山市' }, on: '2024-05-01' },
  ],
  form: { kind: 'FILM', reels: [{ ja: '一巻' }] },
  size: Size.LARGE,
  copies: 3,
  authorId: 'author-soseki',
  opens: '09:00',
};
const concept = { entity: Print, parts: [] };

test('a record says its texts, codes and addresses, and neither its numbers, dates and enum values nor ids of others', () => {
  expect(textsOf(concept, print, new Map())).toEqual([
    { field: 'name', ja: '版画', en: 'Print' },
    { field: 'municipality', ja: '112089', en: null },
    { field: 'place.city', ja: '所沢市', en: 'Tokorozawa' },
    { field: 'place.town', ja: '並木', en: null },
    { field: 'place.lot', ja: '1-1', en: null },
    { field: 'place.printed', ja: '所沢市並木1-1', en: null },
    { field: 'loans.borrower', ja: '飯能市', en: null },
    { field: 'loans.borrower', ja: '狭山市', en: null },
    { field: 'form.reels', ja: '一巻', en: null },
  ]);
});

test('of a value that has one of several forms, the texts are those of its form', () => {
  const onPaper = { ...print, form: { kind: 'PAPER', binding: '和綴じ' } };
  expect(textsOf(concept, onPaper, new Map()).slice(-1)).toEqual([{ field: 'form.binding', ja: '和綴じ', en: null }]);
});

test('what is stored under another name than the schema has is told as the schema calls it', () => {
  class Lent extends RecordEntity {
    @Stored(z.array(z.strictObject({ borrowerId: referenceTo('Borrower'), reason: localizedText })))
    loanLinks!: object[];
  }
  const links = [{ borrowerId: 'borrower-1', reason: { ja: '展示のため', en: 'For a show' } }];
  expect(
    textsOf({ entity: Lent, parts: [], shownAs: { loanLinks: 'loans' } }, { loanLinks: links }, new Map()),
  ).toEqual([{ field: 'loans.reason', ja: '展示のため', en: 'For a show' }]);
});

test('the parts that the schema shows belong to what the record says', () => {
  const parts = [
    { entity: Loan as never, shown: { field: 'lent', parent: 'id' as never }, records: () => [] },
    { entity: Paper as never, records: () => [] },
  ];
  const lent = [{ borrower: { ja: '入間市' }, on: '2024-06-01' }];
  expect(textsOf({ ...concept, parts }, print, new Map([['lent', lent]])).slice(-1)).toEqual([
    { field: 'lent.borrower', ja: '入間市', en: null },
  ]);
});
