import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';
import { openStandIn, type StandIn } from '../testing/stand-in';
import { openPartnersFolder, type PartnersFolder } from '../testing/yoga-partner';

const schema = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@listSize"])
  type Municipality @key(fields: "code") { code: MunicipalityCode! parks: [Park!] @listSize(assumedSize: 5) }
  type Park { name: String! area: Int kind: ParkKind }
  enum ParkKind { WOOD MEADOW }
  scalar MunicipalityCode`;

const secret = 'a-secret-of-hanno-and-us';
let city: City;
let partner: StandIn;
let folder: PartnersFolder;
let gateway: TestGateway;
beforeAll(async () => {
  [city, partner, folder] = await Promise.all([openCity(), openStandIn(), openPartnersFolder()]);
});
beforeEach(async () => {
  await folder.add('hanno', {
    url: partner.subgraphUrl.replace('{name}', 'graphql'),
    secretFile: await folder.write('secret', secret),
    schema,
    maxAnswer: '10KB',
    timeout: '1s',
  });
  gateway = await openTestGateway({ colocated: city.subgraphs, partnersDirectory: folder.directory });
});
afterEach(() => gateway.close());
afterAll(async () => {
  await Promise.all([city.close(), partner.close()]);
  await folder.close();
});

const query = '{ municipality(code: "112097") { name parks { name area kind } } }';
const answerWith = (parks: unknown): void => partner.answers({ data: { _entities: [{ parks }] } });
const good = [{ name: '見本公園', area: 12, kind: 'WOOD' }];

async function historyOf(name: string): Promise<string[]> {
  const { parts } = (await (await gateway.get('/status.json')).json()) as {
    parts: { name: string; history: { state: string; because?: string }[] }[];
  };
  const { history = [] } = parts.find((part) => part.name === name) ?? {};
  return history.map(({ state, because = '' }) => `${state} ${because}`.trim());
}

test('a partner is asked with its own secret, and learns nothing of the caller', async () => {
  partner.asked.length = 0;
  answerWith(good);
  expect((await gateway.ask(query)).data).toEqual({ municipality: { name: '飯能市', parks: good } });
  const [headers] = partner.asked.filter((one) => one['content-length'] !== '26');
  expect(headers?.authorization).toBe(`Bearer ${secret}`);
  expect(Object.keys(headers ?? {})).not.toEqual(expect.arrayContaining(['x-caller']));
});

test.each<[string, () => void, string]>([
  [
    'of wrong types',
    () => answerWith([{ name: '見本公園', area: '12 ha', kind: 'WOOD' }]),
    'its answer is of wrong types',
  ],
  ['of an unknown enum value', () => answerWith([{ name: 'x', area: 1, kind: 'SEA' }]), 'its answer is of wrong types'],
  ['that are too large', () => answerWith([{ name: 'x'.repeat(20_000) }]), 'its answer is larger than'],
  [
    'about more entities than were asked for',
    () => partner.answers({ data: { _entities: [{ parks: good }, { parks: good }, null] } }),
    'its answer is of wrong types',
  ],
  ['without what must not be null', () => answerWith([{ area: 1, kind: 'WOOD' }]), 'its answer is of wrong types'],
  [
    'that replace a field of ours',
    () => partner.answers({ data: { _entities: [{ parks: good, name: '乗っ取り市' }] } }),
    'its answer is of wrong types',
  ],
  ['that are no GraphQL', () => partner.answers('<html>', { status: 404 }), ''],
])('a partner with answers %s is suspended, and its fields are null', async (_what, misbehave, reason) => {
  answerWith(good);
  expect((await gateway.ask(query)).errors).toBeUndefined();
  misbehave();
  for (let time = 0; time < 10; time++) {
    const { data, errors } = await gateway.ask(query);
    expect(data).toEqual({ municipality: { name: '飯能市', parks: null } });
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(reason),
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'hanno' },
      }),
    ]);
  }
  // It is not asked again for a while, although it would answer well now.
  answerWith(good);
  const asked = partner.bodies.length;
  const { errors } = await gateway.ask(query);
  expect(errors?.[0]?.message).toContain('it is suspended');
  expect(partner.bodies.length).toBe(asked);
  expect((await historyOf('hanno')).at(-1)).toMatch(/^suspended ./);
});

test('a partner that is too slow does not take the time of the request', async () => {
  answerWith(good);
  partner.hold();
  const { data, errors } = await gateway.ask(query);
  partner.goOn();
  expect(data).toEqual({ municipality: { name: '飯能市', parks: null } });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['SUBGRAPH_UNAVAILABLE']);
});
