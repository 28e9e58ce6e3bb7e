import { graphql } from 'graphql';
import { buildSchemaSync, Query, Resolver } from 'type-graphql';
import { addLocaleArguments, Locale, Provenance, provenanceRow, toProvenance } from '../index';

const source = {
  document: { ja: '年鑑', en: 'the yearbook' },
  edition: '令和6年度版',
};

const correctedRow = {
  heading: '総合計画の構成と期間',
  lines: [16, 18],
  asOf: '2024FY',
  status: 'CORRECTED',
  corrections: [
    {
      field: 'period.start',
      kind: 'MISPRINT',
      lines: [18],
      printed: '令和7年度〜6年度(前期)',
      read: '令和元年度〜6年度',
      reason: { ja: '終わりが始まりより前になるため', en: 'It would end before it starts.' },
      confidence: 'HIGH',
    },
  ],
  gaps: [
    { field: 'adoptedOn', reason: 'NOT_STATED' },
    { field: 'note', reason: 'ILLEGIBLE', note: { ja: '行の終わりが欠けている' } },
  ],
  openLists: ['tasks'],
};

@Resolver()
class ProvenanceResolver {
  @Query(() => Provenance)
  provenance(): unknown {
    return JSON.parse(JSON.stringify(toProvenance(provenanceRow.parse(correctedRow), source)));
  }
}

const schema = buildSchemaSync({ resolvers: [ProvenanceResolver], validate: false });
addLocaleArguments(schema);

describe('provenance', () => {
  it('answers in full from the JSON that is stored', async () => {
    const query = `{ provenance {
      document edition heading lines asOf { precision fiscalYear era } status
      corrections { field kind lines printed read reason confidence }
      gaps { field reason note } openLists
    } }`;
    const { data, errors } = await graphql({ schema, source: query, contextValue: { locale: Locale.JA } });
    expect(errors).toBeUndefined();
    expect(data?.provenance).toEqual({
      document: '年鑑',
      edition: '令和6年度版',
      heading: '総合計画の構成と期間',
      lines: [16, 18],
      asOf: { precision: 'FISCAL_YEAR', fiscalYear: 2024, era: '令和6年度' },
      status: 'CORRECTED',
      corrections: [
        {
          field: 'period.start',
          kind: 'MISPRINT',
          lines: [18],
          printed: '令和7年度〜6年度(前期)',
          read: '令和元年度〜6年度',
          reason: '終わりが始まりより前になるため',
          confidence: 'HIGH',
        },
      ],
      gaps: [
        { field: 'adoptedOn', reason: 'NOT_STATED', note: null },
        { field: 'note', reason: 'ILLEGIBLE', note: '行の終わりが欠けている' },
      ],
      openLists: ['tasks'],
    });
  });

  it('gives its texts in English where they are translated', async () => {
    const query = `{ provenance {
      document(locale: EN) corrections { reason(locale: EN) } gaps { note(locale: EN) }
    } }`;
    const { data } = await graphql({ schema, source: query, contextValue: { locale: Locale.JA } });
    expect(data?.provenance).toEqual({
      document: 'the yearbook',
      corrections: [{ reason: 'It would end before it starts.' }],
      gaps: [{ note: null }, { note: '行の終わりが欠けている' }],
    });
  });
});

describe('the provenance of a reviewed row', () => {
  const plainRow = { heading: '姉妹都市', lines: [234] };
  const problemsOf = (row: object) => provenanceRow.safeParse(row).error?.issues.map(({ message }) => message);

  it('is as printed, without corrections, gaps or open lists, unless it says otherwise', () => {
    expect(toProvenance(provenanceRow.parse(plainRow), source)).toMatchObject({
      status: 'AS_PRINTED',
      asOf: null,
      corrections: [],
      gaps: [],
      openLists: [],
    });
  });

  it('cannot be CORRECTED without a correction', () => {
    expect(problemsOf({ ...plainRow, status: 'CORRECTED' })).toEqual([
      'A CORRECTED record says what was corrected: give at least one correction.',
    ]);
  });

  it.each(['AS_PRINTED', 'EDITORIAL'])('cannot be %s with a correction', (status) => {
    expect(problemsOf({ ...correctedRow, status })).toEqual([
      'A record with corrections has the status CORRECTED or UNCERTAIN.',
    ]);
  });

  const withCorrection = (changes: object) => ({
    ...correctedRow,
    corrections: correctedRow.corrections.map((each) => ({ ...each, ...changes })),
  });

  it('can lack what is printed only where the record supplies something', () => {
    expect(problemsOf(withCorrection({ printed: undefined }))).toEqual([
      'Only a SUPPLEMENT may have nothing printed. State what is printed, or make it a SUPPLEMENT.',
    ]);
    const supplied = provenanceRow.parse(withCorrection({ printed: undefined, kind: 'SUPPLEMENT' }));
    expect(toProvenance(supplied, source).corrections).toMatchObject([{ kind: 'SUPPLEMENT', printed: null }]);
  });

  it('has its faults in its own lines, and what is left out also in others', () => {
    expect(problemsOf(withCorrection({ lines: [17] }))).toEqual([
      'The record is not read from line 17. Correct the line, or add it to those of the record.',
    ]);
    expect(problemsOf(withCorrection({ lines: [12], kind: 'SUPPLEMENT' }))).toBeUndefined();
  });

  it('may be UNCERTAIN with or without a correction', () => {
    expect(problemsOf({ ...correctedRow, status: 'UNCERTAIN' })).toBeUndefined();
    expect(problemsOf({ ...plainRow, status: 'UNCERTAIN' })).toBeUndefined();
  });

  it.each([
    ['a line before the first', { ...plainRow, lines: [0] }],
    ['half a line', { ...plainRow, lines: [1.5] }],
    ['no heading', { ...plainRow, heading: '' }],
    ['an unknown status', { ...plainRow, status: 'FINE' }],
    ['an impossible day', { ...plainRow, asOf: '2023-02-29' }],
    ['a misspelled key', { ...plainRow, line: 3 }],
  ])('cannot have %s', (_, row) => {
    expect(provenanceRow.safeParse(row).success).toBe(false);
  });
});
