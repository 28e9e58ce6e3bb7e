import { madeUpEdition } from '../testing/made-up-edition';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';
import type { DataFolders } from '../testing/second-edition';

let folders: DataFolders;
let city: City;
let gateway: TestGateway;
beforeAll(async () => {
  folders = madeUpEdition();
  city = await openCity(folders.definitions);
  gateway = await openTestGateway({ colocated: city.subgraphs });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
  folders.remove();
});

async function ask(query: string): Promise<Record<string, never>> {
  const { data, errors } = await gateway.ask(query);
  expect(errors).toBeUndefined();
  return data as Record<string, never>;
}

test('the changes between two editions are listed with both provenances', async () => {
  const { editionChanges } = await ask(`{
    editionChanges(from: "2024", to: "R7", where: { recordType: SISTER_CITY }) {
      totalCount
      nodes {
        kind field before after record { ... on SisterCity { id } }
        provenanceBefore { edition } provenanceAfter { edition lines }
      }
    }
  }`);
  expect(editionChanges).toEqual({
    totalCount: 1,
    nodes: [
      {
        kind: 'CHANGED',
        field: 'population',
        before: '67477',
        after: '66000',
        record: { id: 'sister-city-decatur' },
        provenanceBefore: { edition: '令和6年度版' },
        provenanceAfter: { edition: '令和7年度版', lines: [240, 250] },
      },
    ],
  });
  const others = await ask(`{
    added: editionChanges(from: "2024", to: "2025", where: { kind: ADDED }) { nodes { recordId before provenanceBefore { edition } } }
    omitted: editionChanges(from: "2024", to: "2025", where: { kind: OMITTED, subgraph: CITY_PROMOTION }) { nodes { recordId } }
    none: editionChanges(from: "2024", to: "2024") { totalCount }
  }`);
  expect(others).toEqual({
    added: { nodes: [{ recordId: 'course-2024-hikikomori', before: null, provenanceBefore: null }] },
    omitted: { nodes: [{ recordId: 'brand-effort-culture' }] },
    none: { totalCount: 0 },
  });
  const { errors } = await gateway.ask('{ editionChanges(from: "R7", to: "R6") { totalCount } }');
  expect(errors?.[0]?.message).toBe('"from" is 2025, after "to", 2024. Exchange the two editions.');
});

test('changes are those of the language of the request, or of another one', async () => {
  const namesIn = async (language: string, where = ''): Promise<unknown> => {
    const { data } = await gateway.ask(
      `{ editionChanges(from: "2024", to: "2025", where: { recordType: PROGRAM, kind: CHANGED ${where} }) { totalCount nodes { field after } } }`,
      {},
      { 'accept-language': language },
    );
    return data?.editionChanges;
  };
  const change = (after: string) => ({ field: 'name', after });
  const inEnglish = { totalCount: 2, nodes: [change('新しい名前'), change('A new translation')] };
  const inJapanese = { totalCount: 2, nodes: [change('新しい名前'), change('訳の変わらない名前')] };
  expect(await namesIn('en')).toEqual(inEnglish);
  expect(await namesIn('ja')).toEqual(inJapanese);
  expect(await namesIn('en', 'locale: JA')).toMatchObject({ totalCount: 2, nodes: [{ after: '新しい名前' }, {}] });
});

test('a fact of a day that two editions print differently is a check that does not agree', async () => {
  const { checks } = await ask(`{
    checks(where: { agrees: false, recordType: SHARE_OF_WOMEN }) { nodes { name printed computed record { ... on Record { id } } } }
  }`);
  expect(checks).toEqual({
    nodes: [
      {
        name: '「name」は、令和6年度版と令和7年度版で同じである。',
        printed: '市議会',
        computed: '所沢市議会',
        record: { id: 'share-of-women-2024-assembly' },
      },
    ],
  });
});

test('an empty condition on changes finds none', async () => {
  const { editionChanges } = await ask(
    '{ editionChanges(from: "2024", to: "2025", where: { record: "" }) { totalCount } }',
  );
  expect(editionChanges).toEqual({ totalCount: 0 });
});
