import { SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import { enterRecords } from '../testing/entered-records';
import { eventually } from '../testing/eventually';
import { openCity, serve, type City, type Served } from '../testing/open-city';
import { openTestGateway, type Answer, type TestGateway } from '../testing/open-test-gateway';

let city: City;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity(undefined, { hasServices: true });
  gateway = await openTestGateway({ colocated: city.subgraphs });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
});

async function idsFor(text: string, recordType: string): Promise<string[]> {
  const { data, errors } = await gateway.ask(
    `query ($text: String!, $types: [RecordType!]) { search(text: $text, where: { recordTypes: $types }) { nodes { recordId } } }`,
    { text, types: [recordType] },
  );
  expect(errors).toBeUndefined();
  return (data?.search as { nodes: { recordId: string }[] }).nodes.map(({ recordId }) => recordId);
}

test('what a city enters is found, and no longer once it is retired', async () => {
  const found = (): Promise<string[]> => idsFor('試しの施設3', 'FACILITY');
  expect(await found()).toEqual([]);
  await enterRecords(city);
  await eventually('the facilities are found', async () => (await found()).length === 2);
  const [id] = await found();
  await city.sql(`UPDATE regional_services.facility SET retired_at = now() WHERE id = '${id}'`);
  await eventually('the facility is gone', async () => !(await found()).includes(id as string));
});

test('a record that is renamed is found by its new name, and no kept answer shows the old one', async () => {
  const cached = await openTestGateway({ colocated: city.subgraphs, responseCache: { megabytes: 8, url: undefined } });
  const query = encodeURIComponent(
    '{ search(text: "ディケイター市", where: { recordTypes: [SISTER_CITY] }) { nodes { title } } }',
  );
  const read = async (): Promise<{ body: string; status: string }> => {
    const response = await cached.get(`/graphql?query=${query}`, { headers: { accept: 'application/json' } });
    return { body: await response.text(), status: response.headers.get('cache-status') ?? '' };
  };
  await eventually('the answer is kept', async () => (await read()).status.includes('hit'));
  expect((await read()).body).toContain('ディケイター市');
  await city.sql(`UPDATE international_relations.sister_city SET name = '{"ja": "みどりの市", "en": "Green"}'
    WHERE id = 'sister-city-decatur'`);
  await eventually('the new name is found', async () => (await idsFor('みどりの市', 'SISTER_CITY')).length > 0);
  await eventually('the kept answer says so too', async () => (await read()).body.includes('みどりの市'));
  await cached.close();
});

test('a search says which domain does not answer, and its kept answer says so no longer than that', async () => {
  const cached = await openTestGateway({ colocated: city.subgraphs, responseCache: { megabytes: 8, url: undefined } });
  const missing = async (): Promise<string> =>
    (await cached.get(`/graphql?query=${encodeURIComponent('{ search(text: "防災") { unavailable } }')}`)).text();
  const name = 'gender-equality';
  const feed = city.feeds.get(name);
  if (!feed) throw new Error('There is no feed.');
  expect(await missing()).toContain('"unavailable":[]');
  const fail = () => Promise.reject(new SubgraphUnavailableError(name));
  city.feeds.set(name, { changes: fail, records: fail, describe: fail, versionAfter: fail });
  await city.sql(`UPDATE gender_equality.center_room SET name = name || '{"en": "Room"}'`);
  await eventually('it is named', async () => (await missing()).includes('"unavailable":["GENDER_EQUALITY"]'));
  city.feeds.set(name, feed);
  await eventually('it is named no longer', async () => (await missing()).includes('"unavailable":[]'));
  await cached.close();
});

describe('with subgraphs as separate processes, one of which is down', () => {
  let served: Served;
  let remote: TestGateway;
  beforeAll(async () => {
    served = await serve(city.subgraphs.filter(({ name }) => name === 'gender-equality'));
    remote = await openTestGateway({
      colocated: city.subgraphs.filter(({ name }) => name !== 'gender-equality'),
      subgraphUrl: served.subgraphUrl,
    });
  });
  afterAll(async () => {
    await remote.close();
    await served.server.close();
  });

  const query = `{ search(text: "防災", where: { kinds: [RECORD] }) {
    nodes { id title subgraph recordType recordId record { ... on Record { name } } } } }`;
  const records = ({ data }: Answer): Record<string, unknown>[] =>
    (data?.search as { nodes: Record<string, unknown>[] }).nodes;

  test('its hits are still found, and only their records are missing', async () => {
    const before = await remote.ask(query);
    expect(before.errors).toBeUndefined();
    await served.server.close();
    const after = await remote.ask(query);
    expect(records(after).map(({ id }) => id)).toEqual(records(before).map(({ id }) => id));
    expect(records(after)).toContainEqual({
      id: 'record:course-2023-disaster-preparedness',
      title: 'ママパパ防災講座',
      subgraph: 'GENDER_EQUALITY',
      recordType: 'CENTER_COURSE',
      recordId: 'course-2023-disaster-preparedness',
      record: null,
    });
    expect(records(after)).toContainEqual(expect.objectContaining({ record: { name: '危機管理・防災' } }));
    expect(after.errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'gender-equality' },
    ]);
  });
});
