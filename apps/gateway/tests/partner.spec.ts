import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';
import { openStandIn, type StandIn } from '../testing/stand-in';
import { supergraphOnDisk, supergraphWith, type SupergraphOnDisk } from '../testing/supergraph-on-disk';

let city: StandIn;
let partner: StandIn;
let file: SupergraphOnDisk;
let gateway: TestGateway;
beforeAll(async () => {
  [city, partner] = await Promise.all([openStandIn(), openStandIn()]);
  // A neighbor's own subgraph has taken the place of one of the city's.
  file = supergraphOnDisk(
    supergraphWith(
      '@join__graph(name: "international-relations", url: "http://127.0.0.1:4001/international-relations/graphql")',
      `@join__graph(name: "neighbor", url: "${partner.subgraphUrl.replace('{name}', 'graphql')}")`,
    ),
  );
  gateway = await openTestGateway({
    supergraph: file.path,
    subgraphUrl: city.subgraphUrl,
    maxSubgraphAnswer: 1024 * 1024,
  });
});
afterAll(async () => {
  await gateway.close();
  await Promise.all([city.close(), partner.close()]);
  file.remove();
});

test('a partner’s subgraph is asked where it is, and never sees the secret of the city', async () => {
  city.answers({ data: { chapters: [{ number: 1 }] } });
  partner.answers({ data: { sisterCities: [{ name: '狭山市' }] } });
  const { data } = await gateway.ask('{ chapters { number } sisterCities { name } }');
  expect(data).toEqual({ chapters: [{ number: 1 }], sisterCities: [{ name: '狭山市' }] });
  expect(city.asked).toEqual([expect.objectContaining({ authorization: expect.stringMatching(/^Bearer ./) })]);
  expect(partner.asked).toEqual([expect.not.objectContaining({ authorization: expect.anything() })]);
});

test.each([
  ['plain 所沢 😀 \u2028', 'plain too'],
  ['"quoted" \\ \n \u0001', 'plain'],
  ['plain', 'half a pair: \ud83d'],
])('the strings %j and %j come through as they are', async (chapter, sister) => {
  city.answers({ data: { chapters: [{ name: chapter }] } });
  partner.answers({ data: { sisterCities: [{ name: sister }] } });
  const { data } = await gateway.ask('{ chapters { name } sisterCities { name } }');
  expect(data).toEqual({ chapters: [{ name: chapter }], sisterCities: [{ name: sister }] });
});

const query = '{ chapters { number } sisterCities { name } }';
const cities = [{ name: '狭山市' }];
const inFull = { chapters: [{ number: 1 }], sisterCities: cities };

describe('what a partner says in its own manner is used:', () => {
  beforeEach(() => city.answers({ data: { chapters: [{ number: 1 }] } }));

  test.each<[string, unknown]>([
    ['errors that are null', { data: { sisterCities: cities }, errors: null }],
    ['errors that are none', { data: { sisterCities: cities }, errors: [] }],
    ['extensions that are null', { data: { sisterCities: cities }, extensions: null }],
    ['extensions that are a list', { data: { sisterCities: cities }, extensions: [] }],
    ['a time of its own', { data: { sisterCities: cities }, extensions: { validUntil: 1_900_000_000 } }],
    ['a time that is none', { data: { sisterCities: cities }, extensions: { validUntil: 'tomorrow' } }],
    ['a mark before the text', `\uFEFF${JSON.stringify({ data: { sisterCities: cities } })}`],
    ['what GraphQL does not know', { data: { sisterCities: cities }, tracing: {}, label: null }],
  ])('%s', async (_what, body) => {
    partner.answers(body);
    const { text } = await gateway.ask(query);
    expect(JSON.parse(text)).toEqual({ data: inFull });
  });

  const text = JSON.stringify({ data: { sisterCities: cities } });

  test.each<[string, Buffer]>([
    ['gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['identity', Buffer.from(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
  ])('an answer in the encoding %s', async (encoding, body) => {
    partner.answers(body, { headers: { 'content-encoding': encoding } });
    expect((await gateway.ask(query)).data).toEqual(inFull);
  });

  test('it may choose among the encodings that are understood', async () => {
    partner.asked.length = 0;
    partner.answers(text);
    await gateway.ask(query);
    expect(partner.asked).toEqual([expect.objectContaining({ 'accept-encoding': 'gzip, deflate, br' })]);
  });

  test.each([400, 404, 422, 500, 503])('data and errors with the status %i', async (status) => {
    partner.answers({ data: { sisterCities: null }, errors: [{ message: 'closed today' }] }, { status });
    const { data, errors } = await gateway.ask(query);
    expect(data).toEqual({ ...inFull, sisterCities: null });
    expect(errors).toEqual([{ message: 'closed today', extensions: { code: 'SUBGRAPH_ERROR', subgraph: 'neighbor' } }]);
  });
});

describe('an error of a partner is told as its own:', () => {
  const extensions = (more: object = {}) => ({ code: 'SUBGRAPH_ERROR', subgraph: 'neighbor', ...more });

  test('with a message that is cut if it is long', async () => {
    partner.answers({ data: { sisterCities: null }, errors: [{ message: `busy ${'x'.repeat(100_000)}` }] });
    const { errors } = await gateway.ask(query);
    expect(errors).toEqual([{ message: `busy ${'x'.repeat(995)}…`, extensions: extensions() }]);
  });
  const unsaid = 'The subgraph "neighbor" failed without saying why.';

  test.each<[string, unknown, unknown]>([
    [
      'without a stack trace below its message',
      { message: 'Error: boom\n    at /home/x/y.js:3:4' },
      { message: 'Error: boom', extensions: extensions() },
    ],
    [
      'with its code',
      { message: 'm', path: ['sisterCities'], extensions: { code: 'ER_17', hint: 'h', subgraph: 'other' } },
      { message: 'm', path: ['sisterCities'], extensions: extensions({ subgraphCode: 'ER_17', hint: 'h' }) },
    ],
    [
      'with a code of ours',
      { message: 'm', extensions: { code: 'OVERLOADED' } },
      { message: 'm', extensions: extensions({ subgraphCode: 'OVERLOADED' }) },
    ],
    [
      'with a number',
      { message: 'm', extensions: { code: 7 } },
      { message: 'm', extensions: extensions({ subgraphCode: 7 }) },
    ],
    [
      'with a code that is none',
      { message: 'm', extensions: { code: {} } },
      { message: 'm', extensions: extensions() },
    ],
    [
      'with nulls',
      { message: 'm', path: null, locations: null, extensions: null },
      { message: 'm', extensions: extensions() },
    ],
    ['with a path of odd keys', { message: 'm', path: [{}] }, { message: 'm', extensions: extensions() }],
    [
      'with a status for us',
      { message: 'm', extensions: { http: { status: 418 }, stacktrace: ['x'] } },
      { message: 'm', extensions: extensions() },
    ],
    [
      'without a message',
      { path: ['sisterCities'] },
      { message: unsaid, path: ['sisterCities'], extensions: extensions() },
    ],
    ['with a message that is none', { message: 5 }, { message: unsaid, extensions: extensions() }],
    ['a mere text', 'closed', { message: 'closed', extensions: extensions() }],
    ['null', null, { message: unsaid, extensions: extensions() }],
    ['a list', [1], { message: unsaid, extensions: extensions() }],
  ])('%s', async (_what, error, told) => {
    city.answers({ data: { chapters: [{ number: 1 }] } });
    partner.answers({ data: { sisterCities: null }, errors: [error] });
    const answer = await gateway.ask(query);
    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({ chapters: [{ number: 1 }], sisterCities: null });
    expect(answer.errors).toEqual([told]);
  });

  test('beside data, where it does not stand in a list', async () => {
    partner.answers({ data: { sisterCities: cities }, errors: { message: 'm' } });
    const { data, errors } = await gateway.ask(query);
    expect(data).toEqual(inFull);
    expect(errors).toEqual([{ message: 'm', extensions: extensions() }]);
  });

  test('however often it fails, it is asked again, and its failures are not logged as ours', async () => {
    gateway.logged.length = 0;
    for (let time = 0; time < 10; time++) {
      partner.answers(
        { errors: [{ message: 'closed', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] },
        { status: 503 },
      );
      await gateway.ask(query);
    }
    partner.answers({ data: { sisterCities: cities } });
    expect((await gateway.ask(query)).data).toEqual(inFull);
    expect(gateway.logged.filter(({ level }) => Number(level) > 30)).toEqual([]);
  });
});

describe('an answer that is larger than any may be counts as none:', () => {
  const large = JSON.stringify({ data: { sisterCities: [{ name: 'x'.repeat(2 * 1024 * 1024) }] } });
  const reason = 'its answer is larger than 1 MB';

  test.each<[string, string | Buffer, Record<string, string>]>([
    ['by what it says of itself', large, { 'content-length': String(large.length) }],
    ['as it comes in', large, { 'transfer-encoding': 'chunked' }],
    ['when it is decoded', gzipSync(large), { 'content-encoding': 'gzip' }],
  ])('%s', async (_how, body, headers) => {
    city.answers({ data: { chapters: [{ number: 1 }] } });
    partner.answers(body, { headers });
    const { data, errors } = await gateway.ask(query);
    expect(data).toEqual({ chapters: [{ number: 1 }], sisterCities: null });
    expect(errors).toEqual([
      {
        message: `The subgraph "neighbor" does not answer (${reason}); its fields are null. Try again in a moment.`,
        path: ['sisterCities'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'neighbor' },
      },
    ]);
  });
});

test('an encoding that nobody knows, or that is not what it says, counts as none', async () => {
  for (const [encoding, body] of [
    ['zip', '{}'],
    ['gzip', '{"data":{"sisterCities":[]}}'],
    ['br', ''],
  ] as const) {
    partner.answers(body, { headers: { 'content-encoding': encoding } });
    const { errors } = await gateway.ask(query);
    expect(errors).toEqual([
      expect.objectContaining({ extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'neighbor' } }),
    ]);
  }
});
