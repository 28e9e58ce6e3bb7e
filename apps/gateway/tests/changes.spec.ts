import { remoteFeed } from '@tokorozawa/subgraph-client';
import type { DomainFeed } from '@tokorozawa/subgraph-kit';
import { SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import { eventually } from '../testing/eventually';
import { facility, issueKey, putFacilities } from '../testing/issue-key';
import { gatewaySecret, openCity, serve, type City } from '../testing/open-city';
import { openTestGateway, type Answer, type TestGateway } from '../testing/open-test-gateway';

interface Change {
  cursor: string;
  subgraph: string;
  recordType: string;
  recordId: string;
  operation: string;
  changedAt: string;
  version: number;
  record: { __typename: string; id: string; name?: string } | null;
}
interface Page {
  cursor: string;
  hasMore: boolean;
  unavailable: string[];
  nodes: Change[];
}

let city: City;
let gateway: TestGateway;
/** The cursor of a snapshot at the beginning of the test. */
let start: string;

const changesQuery = `query ($after: ID, $where: ChangeFilter, $first: Int) {
  changes(after: $after, where: $where, first: $first) {
    cursor hasMore unavailable
    nodes { cursor subgraph recordType recordId operation changedAt version record { __typename id ... on Record { name } } }
  }
}`;
const changesAnswer = (variables: object, through = gateway): Promise<Answer> =>
  through.ask(changesQuery, variables as Record<string, unknown>);
const changes = async (variables: object, through = gateway): Promise<Page> =>
  (await changesAnswer(variables, through)).data?.changes as Page;
const told = ({ nodes }: Page): string[] => nodes.map(({ operation, recordId }) => `${operation} ${recordId}`);

async function newestCursor(): Promise<string> {
  const { data } = await gateway.ask('{ snapshot(first: 0) { cursor } }');
  return (data?.snapshot as { cursor: string }).cursor;
}

const city1 = 'sister-city-decatur';
const renameCity = (name: string): Promise<void> =>
  city.sql(`UPDATE international_relations.sister_city SET name = jsonb_set(name, '{ja}', '"${name}"')
    WHERE id = '${city1}'`);
const renameForest = (name: string): Promise<void> =>
  city.sql(`UPDATE city_promotion.cool_japan_forest SET name = jsonb_set(name, '{ja}', '"${name}"')
    WHERE version_of IS NULL`);
const retireProgram = (id: string): Promise<void> =>
  city.sql(`UPDATE comprehensive_plan.program SET retired_at = now() WHERE id = '${id}'`);

beforeAll(async () => {
  city = await openCity();
  gateway = await openTestGateway({ colocated: city.subgraphs });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
});
beforeEach(async () => void (start = await newestCursor()));

test('a change is told with its record, which the domain that owns it describes', async () => {
  await renameCity('町');
  const page = await changes({ after: start });
  expect(page).toMatchObject({
    hasMore: false,
    unavailable: [],
    nodes: [
      {
        subgraph: 'INTERNATIONAL_RELATIONS',
        recordType: 'SISTER_CITY',
        recordId: city1,
        operation: 'UPDATED',
        changedAt: expect.stringMatching(/^2\d\d\d-\d\d-\d\dT.*\+09:00$/),
        record: { __typename: 'SisterCity', id: city1, name: '町' },
      },
    ],
  });
  expect(await changes({ after: page.cursor })).toMatchObject({ hasMore: false, nodes: [] });
});

test('what is retired or deleted is told, and a deleted record is null without an error', async () => {
  const [row] = (
    (await gateway.ask('{ programs(first: 1) { nodes { id } } }')).data?.programs as { nodes: { id: string }[] }
  ).nodes;
  const id = row?.id ?? '';
  await retireProgram(id);
  await city.sql(`UPDATE comprehensive_plan.program SET retired_at = NULL WHERE id = '${id}'`);
  await city.sql(`DELETE FROM comprehensive_plan.program_section WHERE program_id = '${id}';
    DELETE FROM comprehensive_plan.program WHERE id = '${id}'`);
  const answer = await changesAnswer({ after: start, where: { records: [id] } });
  expect(answer.errors).toBeUndefined();
  const page = answer.data?.changes as Page;
  const operations = page.nodes.map(({ operation }) => operation);
  expect([operations[0], operations[1], operations.at(-1)]).toEqual(['RETIRED', 'UPDATED', 'DELETED']);
  expect(page.nodes.map(({ record }) => record)).toEqual(page.nodes.map(() => null));
});

test('pages of any size, and the cursor of each change, lead through all changes of all domains', async () => {
  for (let turn = 0; turn < 4; turn++) {
    await renameCity(`町${turn}`);
    await renameForest(`森${turn}`);
  }
  const all = await changes({ after: start });
  expect(all.nodes).toHaveLength(8);
  expect(new Set(all.nodes.map(({ subgraph }) => subgraph)).size).toBe(2);
  for (const first of [1, 3, 8]) {
    const read: string[] = [];
    for (let page: Page | undefined; page?.hasMore !== false;) {
      page = await changes({ after: page?.cursor ?? start, first });
      read.push(...told(page));
    }
    expect(read).toEqual(told(all));
  }
  for (const [index, { cursor }] of all.nodes.entries()) {
    expect(told(await changes({ after: cursor }))).toEqual(told(all).slice(index + 1));
  }
});

test('conditions choose by subgraph, type, id and version of an edition', async () => {
  await renameCity('町');
  await renameForest('森');
  await city.sql(`UPDATE international_relations.sister_city SET population = 1 WHERE id = '${city1}@2024'`);
  const ids = async (where: object) => told(await changes({ after: start, where })).map((text) => text.split(' ')[1]);
  expect(await ids({ subgraphs: ['INTERNATIONAL_RELATIONS'] })).toEqual([city1]);
  expect(await ids({ recordTypes: ['COOL_JAPAN_FOREST'] })).toHaveLength(1);
  expect(await ids({ recordTypes: ['SISTER_CITY'], versions: true })).toEqual([city1, `${city1}@2024`]);
  expect(await ids({ records: [`${city1}@2024`] })).toEqual([`${city1}@2024`]);
  expect(await ids({ recordTypes: ['PROGRAM'] })).toEqual([]);
});

describe('while a domain does not answer', () => {
  const name = 'international-relations';
  let feed: DomainFeed;
  beforeEach(() => {
    feed = city.feeds.get(name) as DomainFeed;
    const fail = () => Promise.reject(new SubgraphUnavailableError(name));
    city.feeds.set(name, { ...feed, changes: fail, records: fail });
  });
  afterEach(() => void city.feeds.set(name, feed));

  test('the others are followed, and the cursor keeps its place', async () => {
    await renameCity('遠い町');
    await renameForest('林');
    const page = await changes({ after: start });
    expect(page).toMatchObject({ unavailable: ['INTERNATIONAL_RELATIONS'], nodes: [{ subgraph: 'CITY_PROMOTION' }] });
    city.feeds.set(name, feed);
    expect(told(await changes({ after: page.cursor }))).toEqual([`UPDATED ${city1}`]);
  });

  test('a snapshot that begins without it is completed by its feed', async () => {
    const where = { recordTypes: ['SISTER_CITY', 'COOL_JAPAN_FOREST'] };
    const query = 'query ($where: ChangeFilter) { snapshot(where: $where) { cursor next unavailable nodes { id } } }';
    const { data } = await gateway.ask(query, { where });
    expect(data).toMatchObject({ snapshot: { next: null, unavailable: ['INTERNATIONAL_RELATIONS'] } });
    city.feeds.set(name, feed);
    const { cursor } = data?.snapshot as Page;
    const read = await changes({ after: cursor, where });
    expect(read.nodes.filter(({ operation }) => operation === 'CREATED')).toHaveLength(3);
  });
});

test('a snapshot leads through all records, and everything that changes meanwhile is behind its cursor', async () => {
  const query = `query ($after: ID) {
    snapshot(after: $after, first: 100) { cursor next nodes { __typename id } }
  }`;
  const ids: string[] = [];
  const cursors = new Set<string>();
  for (let after: string | null | undefined; after !== null;) {
    const { data, errors } = await gateway.ask(query, { after });
    expect(errors).toBeUndefined();
    const page = data?.snapshot as { cursor: string; next: string | null; nodes: { id: string }[] };
    ids.push(...page.nodes.map(({ id }) => id));
    cursors.add(page.cursor);
    if (after === undefined) await renameCity('途中');
    after = page.next;
  }
  expect(cursors.size).toBe(1);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(500);
  expect(ids.filter((id) => id.includes('@'))).toEqual([]);
  expect(told(await changes({ after: [...cursors][0] }))).toEqual([`UPDATED ${city1}`]);
});

describe('a cursor', () => {
  const code = ({ errors }: Answer): unknown => errors?.[0]?.extensions.code;

  test('of another list, or none at all, is wrong input', async () => {
    const { data } = await gateway.ask('{ programs(first: 1) { pageInfo { endCursor } } }');
    const { endCursor } = (data?.programs as { pageInfo: { endCursor: string } }).pageInfo;
    const madeUp = [{ changes: 7 }, { changes: { catalogue: 'x' } }].map((value) =>
      Buffer.from(JSON.stringify(value)).toString('base64url'),
    );
    for (const after of [endCursor, 'zzz', '', ...madeUp]) {
      expect(code(await changesAnswer({ after }))).toBe('BAD_USER_INPUT');
    }
    const snapshot = await gateway.ask('query ($after: ID) { snapshot(after: $after) { next } }', { after: start });
    expect(code(snapshot)).toBe('BAD_USER_INPUT');
  });

  test('whose changes are no longer known is expired, and the error says how to begin anew', async () => {
    await city.sql('UPDATE city_promotion.change_feed SET identity = gen_random_uuid()');
    const answer = await changesAnswer({ after: start });
    expect(answer.errors).toMatchObject([
      {
        message: expect.stringContaining('"snapshot"'),
        path: ['changes'],
        extensions: { code: 'CURSOR_EXPIRED', subgraphs: ['city-promotion'] },
      },
    ]);
    const others = await changesAnswer({ after: start, where: { subgraphs: ['INTERNATIONAL_RELATIONS'] } });
    expect(others.errors).toBeUndefined();
    expect(code(await changesAnswer({ after: await newestCursor() }))).toBeUndefined();
  });

  test('of a state that a restored backup does not have yet is expired', async () => {
    const places = (JSON.parse(Buffer.from(start, 'base64url').toString()) as { changes: Record<string, string> })
      .changes;
    const later = { ...places, informatization: places.informatization?.replace(/\.\d+\./, '.99999999.') };
    const after = Buffer.from(JSON.stringify({ changes: later })).toString('base64url');
    expect(code(await changesAnswer({ after }))).toBe('CURSOR_EXPIRED');
  });
});

test('the newest changes of all domains are read from the end, a page at a time, and each of them once', async () => {
  await renameCity('甲');
  await renameForest('乙');
  await renameCity('丙');
  const query = `query ($last: Int, $before: ID, $where: ChangeFilter) {
    changes(last: $last, before: $before, where: $where) {
      start hasEarlier cursor hasMore nodes { cursor recordId operation changedAt }
    }
  }`;
  type NewestPage = Page & { start: string; hasEarlier: boolean };
  const newest = async (variables: Record<string, unknown>): Promise<NewestPage> => {
    const { data, errors } = await gateway.ask(query, variables);
    expect(errors).toBeUndefined();
    return data?.changes as NewestPage;
  };
  const page = await newest({ last: 2 });
  expect(told(page)).toEqual([expect.stringMatching(/^UPDATED cool-japan-forest/), `UPDATED ${city1}`]);
  expect(page).toMatchObject({ hasEarlier: true, hasMore: false });
  // Its cursors are those of the other direction.
  expect((await changes({ after: page.cursor })).nodes).toEqual([]);
  expect(told(await changes({ after: page.nodes[0]?.cursor }))).toEqual([`UPDATED ${city1}`]);
  expect(told(await changes({ after: page.start }))).toEqual(told(page));

  const all = await changes({ after: start });
  const found: string[] = [];
  const where = { recordTypes: ['SISTER_CITY', 'COOL_JAPAN_FOREST', 'GENDER_EQUALITY_CENTER'] };
  let before: string | undefined;
  for (let pages = 1; ; pages++) {
    const earlier = await newest({ last: 2, before, where });
    found.unshift(...told(earlier));
    if (!earlier.hasEarlier) break;
    before = earlier.start;
    expect(pages).toBeLessThan(50);
  }
  expect(found.slice(-3)).toEqual(told(all));
  const everything = await newest({ last: 1_000, where });
  expect(found).toEqual(told(everything));
  expect(found).toEqual(
    expect.arrayContaining(['CREATED sister-city-anyang', 'CREATED gender-equality-center-furatto']),
  );
});

test.each([
  ['first', '{ changes(first: 1001) { cursor } }'],
  ['last', '{ changes(last: 1001) { cursor } }'],
  ['not both', '{ changes(first: 1, last: 1) { cursor } }'],
  ['first', '{ snapshot(first: -1) { cursor } }'],
])('a wrong %s is said', async (argument, query) => {
  const { errors } = await gateway.ask(query);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(errors?.[0]?.message).toContain(argument);
});

test('a cached page of changes is sent as long as no domain that it is read from has changed', async () => {
  const caching = await openTestGateway({ colocated: city.subgraphs, responseCache: { megabytes: 8, url: undefined } });
  const where = { subgraphs: ['INTERNATIONAL_RELATIONS'] };
  const status = async () => (await changesAnswer({ after: start, where }, caching)).headers.get('cache-status') ?? '';
  await eventually('the page is cached', async () => (await status()).includes('hit'));
  await renameForest('ほか');
  await changesAnswer({ after: start, where }, caching);
  expect(await status()).toContain('hit');
  await renameCity('新');
  await eventually('the change is seen', async () =>
    told(await changes({ after: start, where }, caching)).includes(`UPDATED ${city1}`),
  );
  await caching.close();
});

test('what a municipality writes is told to it with its next request, and is in the next snapshot', async () => {
  const caching = await openTestGateway({ colocated: city.subgraphs, responseCache: { megabytes: 8, url: undefined } });
  const { headers } = await issueKey(city);
  const where = { recordTypes: ['FACILITY'] };
  const after = { after: start, where };
  for (const localId of ['a', 'b']) {
    expect(told(await changes(after, caching))).not.toContain(`CREATED facility-112089-${localId}`);
    const { errors } = await caching.ask(putFacilities, { facilities: [facility(localId)] }, headers);
    expect(errors).toBeUndefined();
    expect(told(await changes(after, caching))).toContain(`CREATED facility-112089-${localId}`);
  }
  const query = 'query ($where: ChangeFilter) { snapshot(where: $where) { nodes { id ... on Facility { version } } } }';
  const { data } = await caching.ask(query, { where });
  expect(data).toEqual({
    snapshot: {
      nodes: [
        { id: 'facility-112089-a', version: 1 },
        { id: 'facility-112089-b', version: 1 },
      ],
    },
  });
  await caching.close();
});

test('the domains may run elsewhere: then the catalogue reads their feeds over HTTP', async () => {
  const served = await serve(city.subgraphs);
  const local = new Map(city.feeds);
  const url = (name: string): string => served.subgraphUrl.replaceAll('{name}', name);
  for (const name of local.keys()) city.feeds.set(name, remoteFeed(name, url(name), gatewaySecret));
  const remote = await openTestGateway({
    subgraphUrl: served.subgraphUrl,
    responseCache: { megabytes: 8, url: undefined },
  });
  try {
    await renameCity('遠');
    expect((await changes({ after: start }, remote)).nodes).toMatchObject([
      { recordId: city1, record: { name: '遠' } },
    ]);
    await eventually('the page is cached', async () => {
      const { headers } = await changesAnswer({ after: start }, remote);
      return headers.get('cache-status')?.includes('hit') ?? false;
    });
    const query = '{ snapshot(where: { recordTypes: [SISTER_CITY] }) { next nodes { id } } }';
    expect((await remote.ask(query)).data).toMatchObject({ snapshot: { next: null, nodes: [{}, {}, {}] } });
    city.feeds.set('city-promotion', remoteFeed('city-promotion', url('city-promotion'), 'another secret'));
    expect(await changes({ after: start, first: 1 }, remote)).toMatchObject({ unavailable: ['CITY_PROMOTION'] });
  } finally {
    await remote.close();
    await served.server.close();
    for (const [name, feed] of local) city.feeds.set(name, feed);
  }
});
