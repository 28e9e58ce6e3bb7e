import { constantCase } from '@tokorozawa/subgraph-kit';
import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { getSubgraph, subgraphs } from './index';

let catalogue: TestSubgraph;
beforeAll(async () => (catalogue = await openTestSubgraph(getSubgraph('catalogue'), subgraphs)));
afterAll(() => catalogue.close());

interface Entry {
  id: string;
  line: number | null;
  recordType: string;
  record: { __typename: string };
}

async function all(list: string, fields = ''): Promise<Entry[]> {
  const { data, errors } = await catalogue.ask(
    `{ ${list}(first: 100) { totalCount nodes { id line recordType record { __typename } ${fields} } } }`,
  );
  expect(errors).toBeUndefined();
  return (data?.[list] as { nodes: Entry[] }).nodes;
}

test.each(['corrections', 'gaps', 'checks'])(
  '%s stand in the order of the source and lead to their record',
  async (list) => {
    const entries = await all(list);
    expect(entries.length).toBeGreaterThan(0);
    const lines = entries.map(({ line }) => line ?? Infinity);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    for (const { recordType, record } of entries) expect(recordType).toBe(constantCase(record.__typename));
  },
);

test('corrections are found by their kind, and say in which lines the fault lies', async () => {
  const kinds = ['MISPRINT', 'TYPOGRAPHY', 'LAYOUT', 'SUPPLEMENT', 'KEPT_IN_DOUBT'];
  const counts = await Promise.all(
    kinds.map(async (kind) => {
      const { data } = await catalogue.ask(`{ corrections(where: { kind: ${kind} }) { totalCount } }`);
      return (data?.corrections as { totalCount: number }).totalCount;
    }),
  );
  const { data } = await catalogue.ask(
    '{ corrections(first: 3, orderBy: { field: KIND, direction: DESC }) { totalCount nodes { kind line lines } } }',
  );
  const { totalCount, nodes } = data?.corrections as {
    totalCount: number;
    nodes: { kind: string; line: number; lines: number[] }[];
  };
  expect(counts.every((count) => count > 0)).toBe(true);
  expect(counts.reduce((sum, count) => sum + count)).toBe(totalCount);
  expect(nodes.map(({ kind }) => kind)).toEqual(['TYPOGRAPHY', 'TYPOGRAPHY', 'TYPOGRAPHY']);
  for (const { line, lines } of nodes) expect(line).toBe(Math.min(...lines));
});

test('what is supplied has nothing printed, and is named so in both languages', async () => {
  const { data } = await catalogue.ask(
    '{ correction(id: "correction-plan-6-tier-basic-concept-1") { kind lines printed read ja: name en: name(locale: EN) } }',
  );
  expect(data?.correction).toEqual({
    kind: 'SUPPLEMENT',
    lines: [14],
    printed: null,
    read: '基本構想',
    ja: '「基本構想」を補う',
    en: '“基本構想” is supplied',
  });
});

test('the early basic plan is told with what was printed and what is read', async () => {
  const { data } = await catalogue.ask(
    '{ corrections(where: { recordType: PLAN_TIER, confidence: HIGH }) { nodes { printed read provenance { heading } } } }',
  );
  expect(data?.corrections).toMatchObject({
    nodes: expect.arrayContaining([
      expect.objectContaining({ printed: '令和7年度〜6年度(前期)', read: '令和元年度〜6年度(前期)' }),
    ]),
  });
});

test('corrections are found by the domain and by the type of the record that they are about', async () => {
  const { data, errors } = await catalogue.ask(`{
    corrections(first: 1, where: { subgraph: COMPREHENSIVE_PLAN, recordType: PLAN_TIER }) {
      nodes { subgraph recordType record { __typename } }
    }
    elsewhere: corrections(where: { subgraph: GENDER_EQUALITY, recordType: PLAN_TIER }) { totalCount }
  }`);
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    corrections: {
      nodes: [{ subgraph: 'COMPREHENSIVE_PLAN', recordType: 'PLAN_TIER', record: { __typename: 'PlanTier' } }],
    },
    elsewhere: { totalCount: 0 },
  });
});

test('nothing that the catalogue lists is about the catalogue itself', async () => {
  for (const list of ['corrections', 'gaps']) {
    const { data } = await catalogue.ask(`{ ${list}(where: { subgraph: CATALOGUE }) { totalCount } }`);
    expect(data).toEqual({ [list]: { totalCount: 0 } });
  }
});

test('every printed sum, ratio and order comes out as printed, but for three pairs who would be four people', async () => {
  const { data } = await catalogue.ask(
    '{ checks(where: { agrees: false }) { nodes { id printed computed explanation(locale: EN) } } }',
  );
  expect(data?.checks).toEqual({
    nodes: [
      {
        id: 'check-course-2023-disaster-preparedness-pairs',
        printed: '4',
        computed: '≥ 6',
        explanation: expect.stringContaining('Three parent-and-child pairs would be at least six people') as string,
      },
    ],
  });
});

test('orders, eras, numbers and days are checked as sums are, each with nothing to explain where it agrees', async () => {
  const { data } = await catalogue.ask(
    '{ checks(first: 100, where: { agrees: true }) { nodes { id printed computed explanation } } }',
  );
  const { nodes } = data?.checks as { nodes: { id: string; explanation: string | null }[] };
  const ids = nodes.map(({ id }) => id);
  for (const id of [
    'check-plan-6-sections',
    'check-plan-6-tier-basic-concept-years',
    'check-system-chronology-order',
    'check-cool-japan-forest-order',
    'check-sister-city-changzhou-ties',
    'check-gender-equality-center-furatto-slots',
    'check-gender-equality-center-furatto-courses-on-thursdays',
    'check-gender-equality-center-furatto-consultations-on-thursdays',
  ]) {
    expect(ids).toContain(id);
  }
  expect(
    ids.filter((id) => /^check-(sister-city-.*-(date|tie-\d)|friendship-committee-.*-date)$/.test(id)),
  ).toHaveLength(10);
  expect(ids.filter((id) => id.endsWith('-weekdays'))).toHaveLength(12);
  expect(nodes.filter(({ explanation }) => explanation !== null)).toEqual([]);
});
