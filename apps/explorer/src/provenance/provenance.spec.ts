import { parse, print, validate } from 'graphql';
import { examples, graph } from '../../testing/examples';
import { failuresOf } from '../answer/failures';
import { pathKey } from '../answer/path';
import { shapeOf } from '../answer/shape';
import { headsOf } from '../table/heads';
import { tablesOf } from '../table/flatten';
import { citation, footOf } from './citation';
import { notesOn } from './notes';
import { type Provenance, provenanceKey, type SourcedRecord, sourcedRecords } from './provenance';
import { withProvenance } from './with-provenance';

const printed: Provenance = {
  documentJa: '年報',
  documentEn: 'the yearbook',
  edition: '令和6年度版',
  heading: '相談事業',
  lines: [166],
  asOfDate: null,
  asOfFiscalYear: 2023,
  status: 'AS_PRINTED',
  corrections: [],
  gaps: [],
};

test.each(examples)(
  '$name can be asked with the provenance of its records, and asks what it did before',
  ({ document }) => {
    const asked = withProvenance(graph, document, 'ja');
    expect(asked && validate(graph, asked)).toEqual([]);
    expect(print(asked ?? document)).toContain(`${provenanceKey}: provenance`);
  },
);

test('a question without records of the source is not asked again', () => {
  expect(withProvenance(graph, parse('{ courses { totalCount } }'), 'ja')).toBeUndefined();
});

test('reasons are asked for in the reader’s language', () => {
  expect(print(withProvenance(graph, parse('{ chapters { name } }'), 'en') ?? parse('{ a }'))).toContain(
    'reason(locale: EN)',
  );
});

describe('a note', () => {
  const query = '{ cities: sisterCities { title: name population ties { event } } }';
  const data = { cities: [{ title: '常州市', population: null, ties: [{ event: '締結' }] }] };

  function notes(provenance: Partial<Provenance>, errors?: object[]) {
    const [table] = tablesOf(shapeOf(graph, parse(query)), data);
    if (!table?.rows[0]) throw new Error('There is no row.');
    const record: SourcedRecord = { path: ['cities', 0], name: '常州市', provenance: { ...printed, ...provenance } };
    const knowledge = { records: new Map([[pathKey(record.path), record]]), failures: failuresOf({ errors } as never) };
    return notesOn(table.rows[0], table, headsOf(table, 'words', 'ja'), knowledge, 'ja');
  }

  test('tells what was printed and why it is read otherwise, of the field behind an alias', () => {
    const correction = {
      field: 'name',
      printed: '常洲市',
      read: '常州市',
      reason: '字形の似た文字。',
      confidence: 'HIGH' as const,
    };
    expect(notes({ corrections: [correction] })).toEqual([
      { column: 0, kind: 'corrected', text: '名称: 資料には「常洲市」とあり、「常州市」と読んだ。字形の似た文字。' },
    ]);
  });

  test('tells why a value is missing', () => {
    const [note] = notes({ gaps: [{ field: 'population', reason: 'NOT_STATED', note: null }] });
    expect(note).toEqual({ column: 1, kind: 'missing', text: '人口: 資料に記載なし', why: '資料に記載なし' });
  });

  test('tells that a record is uncertain, once', () => {
    expect(notes({ status: 'UNCERTAIN' }).map(({ kind }) => kind)).toEqual(['uncertain']);
  });

  test('tells that a domain did not answer', () => {
    const extensions = { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'international-relations' };
    const [note] = notes({}, [{ message: '…', path: ['cities', 0, 'population'], extensions }]);
    expect(note?.kind).toBe('missing');
    expect(note?.text).toContain('領域「international-relations」が応答していません');
  });

  test('is not made of what is printed', () => {
    expect(notes({})).toEqual([]);
  });
});

test('records are found wherever they stand, with their names', () => {
  const data = { a: [{ name: '一', [provenanceKey]: printed }, { b: { title: '二', [provenanceKey]: printed } }] };
  expect(sourcedRecords(data).map(({ path, name }) => [pathKey(path), name])).toEqual([
    ['a.0', '一'],
    ['a.1.b', '二'],
  ]);
});

describe('a citation', () => {
  const records = [{ path: [], name: undefined, provenance: printed }];
  const cited = { records, site: 'https://plan.example.jp', at: new Date('2026-11-22T15:30:00Z') };

  test('names the source and says that it was edited, in both languages, with the day in Japan', () => {
    expect(citation(cited, 'ja')).toBe(
      '出典：年報令和6年度版、「相談事業」(「所沢市 計画グラフ」https://plan.example.jp、2026年11月23日取得)。上記を加工して作成。',
    );
    expect(citation(cited, 'en')).toContain('retrieved 23 November 2026. Edited from the above.');
  });

  test('is short at the foot of a picture', () => {
    expect(footOf(cited, 'ja')).toEqual([
      '出典：所沢市 経営企画部「相談事業」(所沢市 計画グラフ plan.example.jp、2026年11月23日取得)を加工して作成',
      '資料に利用条件の記載なし',
    ]);
  });
});
