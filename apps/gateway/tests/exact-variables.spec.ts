import { openCity, serve, type City, type Served } from '../testing/open-city';
import { openStandIn, type StandIn } from '../testing/stand-in';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';
import { supergraphOnDisk, supergraphWithMutation, type SupergraphOnDisk } from '../testing/supergraph-on-disk';

let partner: StandIn;
let supergraph: SupergraphOnDisk;
let gateway: TestGateway;
beforeAll(async () => {
  partner = await openStandIn();
  partner.answers({ data: { echo: 'done' } });
  const owned = '@join__type(graph: INTERNATIONAL_RELATIONS)';
  const types = `
    scalar Anything ${owned}
    input EchoInput ${owned} { id: ID any: Anything floats: [Float!] }
  `;
  const echo = 'echo(id: ID, ids: [ID!], int: Int, float: Float, any: Anything, in: EchoInput): String';
  supergraph = supergraphOnDisk(supergraphWithMutation('INTERNATIONAL_RELATIONS', echo) + types);
  gateway = await openTestGateway({ supergraph: supergraph.path, subgraphUrl: partner.subgraphUrl });
});
afterAll(async () => {
  await gateway.close();
  supergraph.remove();
  await partner.close();
});
beforeEach(() => void (partner.bodies.length = 0));

interface Echo {
  errors?: { message: string; extensions: { code: string } }[];
}

/** Writes, so that nothing is cached or shared; the value is JSON. */
async function echo(type: string, value: string): Promise<Echo> {
  const argument = { ID: 'id', '[ID!]': 'ids', Int: 'int', Float: 'float', Anything: 'any', EchoInput: 'in' }[type];
  const query = `mutation ($v: ${type}) { echo(${argument}: $v) }`;
  const response = await gateway.get('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"query":${JSON.stringify(query)},"extensions":{"at":1700000000000000000001},"variables":{"v":${value}}}`,
  });
  return (await response.json()) as Echo;
}

/** The JSON in which the subgraph got the variable. */
const arrived = (): string[] => partner.bodies.map((body) => /"variables":\{"v":(.*)\}\}$/.exec(body)?.[1] ?? body);

test.each<[type: string, sent: string, arrives: string]>([
  ['ID', '7', '7'],
  ['ID', '9007199254740993', '"9007199254740993"'],
  ['ID', '-9007199254740993', '"-9007199254740993"'],
  ['ID', '1000000000000000000000', '"1000000000000000000000"'],
  ['ID', `-${'7'.repeat(309)}`, `"-${'7'.repeat(309)}"`],
  ['ID', '"9007199254740993"', '"9007199254740993"'],
  ['[ID!]', '[9007199254740993,1,"a"]', '["9007199254740993",1,"a"]'],
  ['[ID!]', '9007199254740993', '"9007199254740993"'],
  ['Float', '9007199254740993', '9007199254740992'],
  ['Float', '1e300', '1e+300'],
  ['Float', '1e20', '100000000000000000000'],
  ['Anything', '18446744073709551616', '18446744073709551616'],
  ['Float', '-0.0', '-0'],
  ['Anything', '9007199254740993', '9007199254740993'],
  [
    'Anything',
    '{"a":[{"b":12345678901234567890}],"c":"\\"1e999 9007199254740993"}',
    '{"a":[{"b":12345678901234567890}],"c":"\\"1e999 9007199254740993"}',
  ],
  [
    'EchoInput',
    '{"id":9007199254740993,"any":9007199254740993,"floats":[1,18446744073709551617]}',
    '{"id":"9007199254740993","any":9007199254740993,"floats":[1,18446744073709552000]}',
  ],
])('an argument of the type %s that is written as %s arrives as %s', async (type, sent, arrives) => {
  expect(await echo(type, sent)).toEqual({ data: { echo: 'done' } });
  expect(arrived()).toEqual([arrives]);
});

test.each<[type: string, sent: string]>([
  ['ID', '1e400'],
  ['ID', '7'.repeat(400)],
  ['Anything', `[-${'7'.repeat(400)}]`],
  ['Int', '9007199254740993'],
  ['Int', '1e400'],
  ['Float', '1e400'],
  ['Float', '-1e400'],
  ['Anything', '1e400'],
  ['Anything', '{"a":[-1e999]}'],
  ['EchoInput', '{"any":1e400}'],
  ['EchoInput', '{"floats":[1e400]}'],
])('an argument of the type %s cannot be %s, and no subgraph is asked', async (type, sent) => {
  const { errors } = await echo(type, sent);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(partner.bodies).toEqual([]);
});

test('an address is read as exactly as a body', async () => {
  partner.answers({ data: { sisterCity: null } });
  const query = 'query ($id: ID!) { sisterCity(id: $id) { name } }';
  for (const id of ['9007199254740993', '9007199254740992']) {
    await gateway.get(`/graphql?${new URLSearchParams({ query, variables: `{"id":${id}}` }).toString()}`);
  }
  expect(partner.bodies).toEqual([
    expect.stringContaining('"9007199254740993"'),
    expect.stringContaining('9007199254740992'),
  ]);
});

describe('a scalar of the city says itself what is too large for it:', () => {
  let city: City;
  let served: Served;
  let real: TestGateway;
  beforeAll(async () => {
    city = await openCity();
    served = await serve(city.subgraphs);
  });
  afterEach(() => real.close());
  afterAll(async () => {
    await served.server.close();
    await city.close();
  });

  test.each(['in this process', 'elsewhere'])('%s', async (where) => {
    const isHere = where === 'in this process';
    real = await openTestGateway(isHere ? { colocated: city.subgraphs } : { subgraphUrl: served.subgraphUrl });
    const query = 'query ($v: FiscalYear) { centerCourses(where: { fiscalYear: $v }) { totalCount } }';
    const response = await real.get('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":${JSON.stringify(query)},"variables":{"v":9007199254740993}}`,
    });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});
