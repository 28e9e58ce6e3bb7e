import { resultGroups } from './result-groups';
import type { SearchAnswer, SearchHit } from './search';

function hit(id: string, subgraph: string, kind: SearchHit['kind'] = 'RECORD'): SearchHit {
  const nothing = { fieldName: null, snippet: null, omittedSince: null, question: null, part: null };
  return { id, kind, title: id, subgraph, recordType: null, recordId: null, ...nothing };
}

function answer(hits: SearchHit[], counts: Record<string, number>, others?: SearchHit[]): SearchAnswer {
  const subgraphs = Object.entries(counts).map(([value, count]) => ({ value, name: `${value}!`, count }));
  const found = (nodes: SearchHit[]) => ({ totalCount: nodes.length, isTotalExact: true, nodes });
  return {
    records: { ...found(hits), facets: { subgraphs, recordTypes: [] }, unavailable: [], suggestions: [] },
    others: others && found(others),
    suggest: undefined,
  };
}

const groups = (given: SearchAnswer) =>
  resultGroups(given, ({ ja, en }) => en ?? ja).map(({ title, count, hits, canBeOpened }) => [
    title,
    count,
    hits.map(({ id }) => id).join(' '),
    canBeOpened,
  ]);

test('the domain with the best hit comes first, then parts and questions', () => {
  const hits = [hit('b1', 'B'), hit('a1', 'A'), hit('b2', 'B')];
  const others = [hit('q1', 'A', 'QUESTION'), hit('p1', 'C', 'PART')];
  expect(groups(answer(hits, { A: 1, B: 2, C: 3 }, others))).toEqual([
    ['B!', 2, 'b1 b2', false],
    ['A!', 1, 'a1', false],
    ['C!', 3, '', true],
    ['Parts of the source', 1, 'p1', false],
    ['Questions', 1, 'q1', false],
  ]);
});

test('figures, corrections and checks come after what they are about, unless one of them is the best hit', () => {
  const [figure, record] = [hit('f', 'CATALOGUE'), hit('r', 'A')];
  const titles = (hits: SearchHit[]) => groups(answer(hits, { CATALOGUE: 1, A: 1, B: 1 }, [])).map(([title]) => title);
  expect(titles([record, figure])).toEqual(['A!', 'CATALOGUE!', 'B!']);
  expect(titles([figure, record])).toEqual(['CATALOGUE!', 'A!', 'B!']);
});

test('beside other groups a domain lists a few hits, and leads to the others', () => {
  const hits = ['1', '2', '3', '4', '5', '6'].map((id) => hit(id, 'A'));
  expect(groups(answer(hits, { A: 6 }, []))).toEqual([['A!', 6, '1 2 3 4', true]]);
  expect(groups(answer(hits.slice(0, 5), { A: 5 }, []))).toEqual([['A!', 5, '1 2 3 4 5', false]]);
});

test('if only one domain was searched, all of its hits are listed', () => {
  const hits = ['1', '2', '3', '4', '5', '6'].map((id) => hit(id, 'A'));
  expect(groups(answer(hits, { A: 9 }))).toEqual([['A!', 9, '1 2 3 4 5 6', false]]);
});
