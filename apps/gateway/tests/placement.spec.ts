import { getIntrospectionQuery } from 'graphql';
import { examples } from '../testing/examples';
import { openCity, serve, type Call, type City, type Served } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

let city: City;
let served: Served;
let colocated: TestGateway;
let remote: TestGateway;
beforeAll(async () => {
  city = await openCity();
  served = await serve(city.subgraphs);
  colocated = await openTestGateway({ colocated: city.subgraphs });
  remote = await openTestGateway({ subgraphUrl: served.subgraphUrl });
});
afterAll(async () => {
  await Promise.all([colocated.close(), remote.close()]);
  await served.server.close();
  await city.close();
});

interface Question {
  name: string;
  query: string;
  variables?: Record<string, unknown>;
}

const questions: Question[] = [
  ...examples(),
  { name: 'an unknown id', query: '{ sisterCity(id: "zzz") { name } section(id: "zzz") { name } }' },
  {
    name: 'an unknown code among what is found',
    query: '{ comprehensivePlan { name section(code: "9-9") { name } } }',
  },
  { name: 'a page that is too large', query: '{ programs(first: 101) { totalCount } }' },
  { name: 'a cursor of no list', query: '{ programs(after: "zzz") { totalCount } }' },
  {
    name: 'a variable that does not fit',
    query: 'query ($n: Int!) { programs(first: $n) { totalCount } }',
    variables: { n: 'x' },
  },
  { name: 'a variable that is missing', query: 'query ($id: ID!) { sisterCity(id: $id) { name } }' },
  { name: 'a field that is not there', query: '{ sisterCities { mayor } }' },
  { name: 'a text that is no query', query: '{ sisterCities {' },
  { name: 'aliases, fragments and conditions', query: conditions(), variables: { yes: true, no: false } },
  {
    name: 'names in English',
    query: '{ sisterCities { name(locale: EN) sections { name(locale: EN) } } }',
  },
  { name: 'the schema', query: getIntrospectionQuery() },
  { name: 'the schema beside data', query: '{ sisterCities { name } __type(name: "SisterCity") { name } }' },
];

function conditions(): string {
  return `
    query ($yes: Boolean!, $no: Boolean!) {
      oldest: sisterCity(id: "sister-city-decatur") { ...Card programs { id subject { __typename ...Card } } }
      sisterCities @skip(if: $yes) { id }
      chapters { number name @include(if: $no) }
    }
    fragment Card on SisterCity { city: name sectionLinks { basis section { code } } }`;
}

/** Calls side by side are made in any order. */
const namesOf = (calls: Call[]): string[] => calls.map(({ subgraph }) => subgraph).sort();

describe.each(['ja', 'en'])('in the language %s', (language) => {
  test.each(questions)('$name: the answer is the same, byte for byte, wherever the subgraphs run', async (question) => {
    const headers = { 'accept-language': language };
    city.calls.length = 0;
    const here = await colocated.ask(question.query, question.variables, headers);
    const callsHere = namesOf(city.calls.splice(0));
    const there = await remote.ask(question.query, question.variables, headers);
    expect(there.text).toBe(here.text);
    expect(there.status).toBe(here.status);
    expect(namesOf(city.calls)).toEqual(callsHere);
  });
});

test('an error of a subgraph is the same wherever it runs', async () => {
  await city.sql('ALTER TABLE international_relations.sister_city RENAME TO gone');
  try {
    const query = '{ sisterCities { name } chapters { number } }';
    const here = await colocated.ask(query);
    const there = await remote.ask(query);
    expect(here.errors).toHaveLength(1);
    expect(there.text).toBe(here.text);
  } finally {
    await city.sql('ALTER TABLE international_relations.gone RENAME TO sister_city');
  }
});

test('the id of a request goes with it to the subgraphs, wherever they run', async () => {
  for (const gateway of [colocated, remote]) {
    city.calls.length = 0;
    await gateway.ask('{ sisterCities { sectionLinks { basis } } }', {}, { 'x-request-id': 'walk-7' });
    expect(city.calls).toEqual([
      { subgraph: 'international-relations', requestId: 'walk-7' },
      { subgraph: 'comprehensive-plan', requestId: 'walk-7' },
    ]);
  }
});

test('errors of subgraphs that are asked side by side come in the order of their places', async () => {
  const query = '{ sisterCity(id: "zzz") { id } section(id: "zzz") { id } program(id: "zzz") { id } }';
  for (let turn = 0; turn < 10; turn++) {
    const { errors } = await remote.ask(query);
    expect(errors?.map(({ path }) => path)).toEqual([['program'], ['section'], ['sisterCity']]);
  }
});

test('a subgraph asks for the secret of the city, and a gateway without it gets nothing from it', async () => {
  const stranger = await openTestGateway({ subgraphUrl: served.subgraphUrl, gatewaySecret: 'another secret' });
  try {
    const { data, errors } = await stranger.ask('{ sisterCities { name } }');
    expect(data).toEqual({ sisterCities: null });
    expect(errors?.[0]?.extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'international-relations' });
  } finally {
    await stranger.close();
  }
});
