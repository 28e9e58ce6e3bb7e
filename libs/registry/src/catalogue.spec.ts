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
    for (const { recordType, record } of entries) expect(record.__typename).toBe(recordType);
  },
);

test('the early basic plan is told with what was printed and what is read', async () => {
  const { data } = await catalogue.ask(
    '{ corrections(where: { recordType: "PlanTier", confidence: HIGH }) { nodes { printed read provenance { heading } } } }',
  );
  expect(data?.corrections).toMatchObject({
    nodes: expect.arrayContaining([
      expect.objectContaining({ printed: '令和7年度〜6年度(前期)', read: '令和元年度〜6年度(前期)' }),
    ]),
  });
});

test('nothing that the catalogue lists is about the catalogue itself', async () => {
  for (const list of ['corrections', 'gaps']) {
    const { data } = await catalogue.ask(`{ ${list}(where: { subgraph: "catalogue" }) { totalCount } }`);
    expect(data?.[list]).toEqual({ totalCount: 0 });
  }
});

test('every printed sum and ratio comes out as printed', async () => {
  const { data } = await catalogue.ask('{ checks(where: { agrees: false }) { nodes { id printed computed } } }');
  expect(data?.checks).toEqual({ nodes: [] });
});
