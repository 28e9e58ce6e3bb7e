import { parse, print, validate } from 'graphql';
import { examples, graph } from '../testing/examples';
import { columnHeaders } from './column-headers';
import { failuresOf } from './failures';
import { tablesOf } from './flatten';
import { rowNotes } from './notes';
import {
  addProvenance,
  type FieldCorrection,
  findRecords,
  type Provenance,
  provenanceKey,
  type RecordProvenance,
} from './provenance';
import { answerShape, pathKey } from './shape';

const printed: Provenance = {
  documentJa: '年報',
  documentEn: 'the yearbook',
  edition: '令和6年度版',
  heading: '相談事業',
  lines: [166],
  asOf: { era: '令和5年度' },
  status: 'AS_PRINTED',
  corrections: [],
  gaps: [],
  openLists: [],
};

/** What stands in no print has no provenance. */
const withoutProvenance = ['catalogue/datasets'];
const sourced = examples.filter(({ name }) => !withoutProvenance.includes(name));

test.each(sourced)('$name is still valid with the provenance of its records', ({ document }) => {
  const extended = addProvenance(graph, document, 'ja');
  expect(extended && validate(graph, extended)).toEqual([]);
  expect(print(extended ?? document)).toContain(`${provenanceKey}: provenance`);
});

test('a query without records of the source gets no second request', () => {
  expect(addProvenance(graph, parse('{ centerCourses { totalCount } }'), 'ja')).toBeUndefined();
});

test('records of any type have their provenance, where only their interface is asked', () => {
  const document = parse('{ nodes(ids: ["plan-6"]) { ... on Record { name } } }');
  const extended = addProvenance(graph, document, 'ja') ?? document;
  expect(validate(graph, extended)).toEqual([]);
  expect(print(extended)).toContain(`${provenanceKey}: provenance`);
});

test('records have their id and name, unless the query uses these keys for anything else', () => {
  const extended = (query: string) =>
    print(addProvenance(graph, parse(query), 'ja') ?? parse('{ a }')).replaceAll(/\s+/g, ' ');
  expect(extended('{ sisterCities { population } }')).toContain('{ population id name __typename');
  expect(extended('{ sisterCities { id: population name(locale: EN) } }')).toContain(
    '{ id: population name(locale: EN) __typename',
  );
});

test('reasons are requested in the reader’s language', () => {
  expect(print(addProvenance(graph, parse('{ chapters { name } }'), 'en') ?? parse('{ a }'))).toContain(
    'reason(locale: EN)',
  );
});

describe('a note', () => {
  const query = '{ cities: sisterCities { title: name population industries ties { event } } }';
  const data = { cities: [{ title: '常州市', population: null, industries: ['織物'], ties: [{ event: '締結' }] }] };

  function notes(provenance: Partial<Provenance>, errors?: object[]) {
    const [table] = tablesOf(answerShape(graph, parse(query)), data);
    if (!table?.rows[0]) throw new Error('There is no row.');
    const record: RecordProvenance = {
      path: ['cities', 0],
      type: 'SisterCity',
      name: '常州市',
      provenance: { ...printed, ...provenance },
    };
    const knowledge = {
      records: new Map([[pathKey(record.path), record]]),
      failures: failuresOf({ errors } as never),
      schema: graph,
    };
    return rowNotes(table.rows[0], table, columnHeaders(table, 'words', 'ja'), knowledge, 'ja');
  }

  test('states what was printed and why it is read differently, also for an aliased field', () => {
    const correction = {
      field: 'name',
      kind: 'TYPOGRAPHY' as const,
      lines: [166],
      printed: '常洲市',
      read: '常州市',
      reason: '字形の似た文字。',
      confidence: 'HIGH' as const,
    };
    expect(notes({ corrections: [correction] })).toEqual([
      {
        column: 0,
        kind: 'edited',
        text: '名称: 資料には「常洲市」とあり、「常州市」と読んだ。字形の似た文字。(文字の誤り、L166、確かさ: 高い)',
      },
    ]);
  });

  test.each([
    ['MISPRINT', 'corrected'],
    ['KEPT_IN_DOUBT', 'doubtful'],
    ['TYPOGRAPHY', 'edited'],
    ['LAYOUT', 'edited'],
    ['SUPPLEMENT', 'edited'],
  ] as const)('on a correction of the kind %s is marked as %s', (kind, expected) => {
    const correction = {
      field: 'name',
      kind,
      lines: [1],
      printed: 'a',
      read: 'b',
      reason: '',
      confidence: 'HIGH',
    } as const;
    expect(notes({ corrections: [{ ...correction, lines: [1] }] })[0]?.kind).toBe(expected);
  });

  test('states what was supplied, and what is kept in doubt', () => {
    const correction = { field: 'name', lines: [166], read: '常州市', reason: '理由。', confidence: 'LOW' as const };
    const textOf = (of: Pick<FieldCorrection, 'kind' | 'printed'>) =>
      notes({ corrections: [{ ...correction, ...of }] })[0]?.text;
    expect(textOf({ kind: 'SUPPLEMENT', printed: null })).toBe(
      '名称: 資料に印刷はなく、「常州市」を補った。理由。(補足、L166、確かさ: 低い)',
    );
    expect(textOf({ kind: 'SUPPLEMENT', printed: '常州' })).toBe(
      '名称: 資料の「常州」に補って「常州市」とした。理由。(補足、L166、確かさ: 低い)',
    );
    expect(textOf({ kind: 'KEPT_IN_DOUBT', printed: '常州市' })).toBe(
      '名称: 資料の「常州市」を、疑いを残して載せた。理由。(疑いを残す、L166、確かさ: 低い)',
    );
  });

  test('states why a value is missing', () => {
    const [note] = notes({ gaps: [{ field: 'population', reason: 'NOT_STATED', note: null }] });
    expect(note).toEqual({
      column: 1,
      kind: 'missing',
      text: '人口: 資料に記載なし',
      reason: '資料に記載なし',
      isOnlyReason: true,
    });
  });

  test('states that the source leaves a list open, and only where a list is shown', () => {
    expect(notes({ openLists: ['industries'] })).toEqual([
      { column: 2, kind: 'open', text: '産業: 資料はほかにもあるとしている(「など」)。' },
    ]);
    expect(notes({ openLists: ['provisions'] })).toEqual([]);
  });

  test('states once that a record is uncertain', () => {
    expect(notes({ status: 'UNCERTAIN' }).map(({ kind }) => kind)).toEqual(['uncertain']);
  });

  test('states that a domain did not answer', () => {
    const extensions = { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'international-relations' };
    const [note] = notes({}, [{ message: '…', path: ['cities', 0, 'population'], extensions }]);
    expect(note?.kind).toBe('missing');
    expect(note?.text).toContain('領域「international-relations」が応答していません');
  });

  test('is absent from a check of a record whose own name was corrected', () => {
    const data = { checks: { nodes: [{ name: '総数の合計' }] } };
    const [table] = tablesOf(answerShape(graph, parse('{ checks { nodes { name } } }')), data);
    const correction = {
      field: 'name',
      kind: 'LAYOUT' as const,
      lines: [127],
      printed: '戸 所沢市議会',
      read: '所沢市議会',
      reason: '罫線。',
      confidence: 'HIGH' as const,
    };
    const path = ['checks', 'nodes', 0];
    const record = { path, type: 'Check', name: undefined, provenance: { ...printed, corrections: [correction] } };
    const sources = { records: new Map([[pathKey(path), record]]), failures: [], schema: graph };
    expect(table?.rows[0] && rowNotes(table.rows[0], table, ['名称'], sources, 'ja')).toEqual([]);
  });

  test('is absent from values that are read as printed', () => {
    expect(notes({})).toEqual([]);
  });
});

test('records are found at every depth, with their ids and names', () => {
  const data = {
    a: [{ id: 'one', name: '一', [provenanceKey]: printed }, { b: { name: '二', [provenanceKey]: printed } }],
  };
  expect(findRecords(data).map(({ path, id, name }) => [pathKey(path), id, name])).toEqual([
    ['a.0', 'one', '一'],
    ['a.1.b', undefined, '二'],
  ]);
});
