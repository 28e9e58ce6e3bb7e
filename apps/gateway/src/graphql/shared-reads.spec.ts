import { eventually } from '../../testing/eventually';
import { openCity, type City } from '../../testing/open-city';
import { openStandIn, type StandIn } from '../../testing/stand-in';
import { openTestGateway, type TestGateway } from '../../testing/open-test-gateway';
import { Dependencies } from '@tokorozawa/response-cache';
import { Deadline } from '@tokorozawa/subgraph-kit';
import type { FetchAnswer, FetchError, FetchRequest } from '@tokorozawa/plan-executor';
import { PlanningGraphError, SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import type { GraphQLError } from 'graphql';
import type { GatewayContext } from '../context';
import { WrittenData } from './json-data';
import { combiningReads } from './shared-reads';
import { supergraphOnDisk, supergraphWithMutation, type SupergraphOnDisk } from '../../testing/supergraph-on-disk';

const question = '{ sisterCities { name } }';

describe('of equal reads that are under way at the same time', () => {
  let slow: StandIn;
  let gateway: TestGateway;
  beforeEach(async () => {
    slow = await openStandIn();
    slow.answers({ data: { sisterCities: [{ name: '安養市' }] } });
    slow.hold();
    gateway = await openTestGateway({ subgraphUrl: slow.subgraphUrl });
  });
  afterEach(async () => {
    await gateway.close();
    await slow.close();
  });

  /** What is answered to these requests, of which none is answered before the gateway has read them all. */
  async function answersTo<Answered>(requests: Promise<Answered>[]): Promise<Answered[]> {
    for (let later = 0; later < 20; later++) await gateway.get('/health/live');
    await eventually('the subgraph is asked', () => slow.asked.length > 0);
    slow.goOn();
    return Promise.all(requests);
  }

  test('one asks the subgraph, and all are answered', async () => {
    const answers = await answersTo(Array.from({ length: 20 }, () => gateway.ask(question)));
    for (const { data } of answers) expect(data).toEqual({ sisterCities: [{ name: '安養市' }] });
    expect(slow.asked).toHaveLength(1);
  });

  test('one answer is made into bytes for all', async () => {
    const bytes = jest.spyOn(WrittenData.prototype, 'bytes', 'get');
    await answersTo(Array.from({ length: 20 }, () => gateway.ask(question)));
    const sent = bytes.mock.results.map(({ value }) => value as Buffer);
    bytes.mockRestore();
    expect(sent).toHaveLength(20);
    expect(new Set(sent).size).toBe(1);
  });

  test('those of other operations share what they ask of the subgraph', async () => {
    const named = 'query Named { sisterCities { name } __schema { queryType { name } } }';
    // Planned before, so that neither is answered before the other is under way.
    slow.goOn();
    await Promise.all([gateway.ask(question), gateway.ask(named)]);
    slow.hold();
    slow.asked.length = 0;
    const [one, other] = await answersTo([gateway.ask(question), gateway.ask(named)]);
    expect(one?.data).toEqual({ sisterCities: [{ name: '安養市' }] });
    expect(other?.data).toMatchObject({ sisterCities: [{ name: '安養市' }] });
    expect(slow.asked).toHaveLength(1);
  });

  test('those with other variables share nothing', async () => {
    const byId = 'query ($id: ID!) { sisterCity(id: $id) { name } }';
    slow.answers({ data: { sisterCity: { name: '安養市' } } });
    await answersTo(['a', 'b', 'c'].map((id) => gateway.ask(byId, { id })));
    expect(slow.asked).toHaveLength(3);
  });

  test('those of callers who show other credentials share nothing', async () => {
    const callers: Record<string, string>[] = [{}, { authorization: 'Basic one' }, { authorization: 'Basic other' }];
    await answersTo(callers.map((headers) => gateway.ask(question, {}, headers)));
    expect(slow.asked).toHaveLength(callers.length);
  });

  test('those with other cookies are shared all the same, for no subgraph sees a cookie', async () => {
    const cookies: Record<string, string>[] = [{}, { cookie: '_ga=1' }, { cookie: '_ga=2' }];
    await answersTo(cookies.map((headers) => gateway.ask(question, {}, headers)));
    expect(slow.asked).toHaveLength(1);
    expect(slow.asked[0]).not.toHaveProperty('cookie');
  });

  test('none waits for one that ended before it began', async () => {
    slow.goOn();
    await gateway.ask(question);
    await gateway.ask(question);
    expect(slow.asked).toHaveLength(2);
  });

  test('a failure is told to all, and kept for nobody who comes later', async () => {
    slow.answers({}, { status: 500 });
    const failed = await answersTo([gateway.ask(question), gateway.ask(question)]);
    for (const { errors } of failed) expect(errors?.[0]?.extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
    slow.answers({ data: { sisterCities: [] } });
    expect((await gateway.ask(question)).data).toEqual({ sisterCities: [] });
  });

  test('each asks by itself where sharing is switched off', async () => {
    const separate = await openTestGateway({ subgraphUrl: slow.subgraphUrl, combineReads: false });
    try {
      await answersTo([separate.ask(question), separate.ask(question)]);
      expect(slow.asked).toHaveLength(2);
    } finally {
      await separate.close();
    }
  });
});

const unknownVersions = { versionOf: () => undefined, noteVersions: () => () => undefined };

test('a refusal of one caller is shared with no other who asks the same', async () => {
  const { executeQuery } = combiningReads({
    fetch: () => Promise.reject(new Error('is not asked')),
    ...unknownVersions,
  });
  const deadline = new Deadline(60_000);
  const contextOf = (client: string) =>
    ({ client, deadline, credentials: '', dependencies: new Dependencies() }) as GatewayContext;
  const refusal = new PlanningGraphError('Too many.', 'TOO_MANY_REQUESTS');
  const [refused, answered, failed] = await Promise.allSettled([
    executeQuery(
      () => 'a key',
      contextOf('a'),
      () => Promise.reject(refusal),
    ),
    executeQuery(
      () => 'a key',
      contextOf('b'),
      () => Promise.resolve({ data: new WrittenData('{}') }),
    ),
    executeQuery(
      () => 'a key',
      contextOf('c'),
      () => Promise.reject(new Error('is not asked')),
    ),
  ]);
  expect(refused).toEqual({ status: 'rejected', reason: refusal });
  expect(answered).toMatchObject({ status: 'fulfilled', value: { data: { text: '{}' } } });
  expect(failed).toEqual(answered);
});

test('the reads that complete the answer of a mutation share nothing with reads that began before its write', async () => {
  let finishOlder = (): void => undefined;
  const answers = [new Promise<FetchAnswer>((resolve) => (finishOlder = () => resolve({ data: { now: 'before' } })))];
  const { fetch } = combiningReads({
    fetch: (_subgraph, { isMutation }) =>
      (!isMutation && answers.shift()) || Promise.resolve({ data: { now: 'after' } }),
    ...unknownVersions,
  });
  const deadline = new Deadline(60_000);
  const context = { deadline, credentials: '', dependencies: new Dependencies() } as GatewayContext;
  const send = (isMutation: boolean) => fetch('domain', { body: '{ now }', isMutation } as FetchRequest, context);
  const older = send(false);
  await send(true);
  expect(await send(false)).toEqual({ data: { now: 'after' } });
  finishOlder();
  expect(await older).toEqual({ data: { now: 'before' } });
});

test.each<[string, () => Promise<FetchAnswer>]>([
  ['is lost', () => Promise.reject(new SubgraphUnavailableError('domain', 'no answer in time'))],
  [
    'says that its database was lost',
    () =>
      Promise.resolve({ errors: [{ message: 'Lost.', path: ['put'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] }),
  ],
])('the writer learns that its write may have happened if the answer %s', async (_, answer) => {
  const { fetch } = combiningReads({ fetch: answer, ...unknownVersions });
  const context = { credentials: '', dependencies: new Dependencies() } as GatewayContext;
  const settled = await fetch('domain', { body: '', isMutation: true } as FetchRequest, context).catch(
    (error: unknown) => ({ errors: [(error as GraphQLError).toJSON() as FetchError] }),
  );
  expect(settled.errors).toEqual([
    expect.objectContaining({
      message: expect.stringContaining('send the same request again with the same idempotency key'),
      extensions: expect.objectContaining({ code: 'SUBGRAPH_UNAVAILABLE', outcome: 'UNKNOWN' }),
    }),
  ]);
});

describe('a write', () => {
  let city: City;
  let file: SupergraphOnDisk;
  let gateway: TestGateway;
  let stored: string;
  let calls: string[];
  let finishRead: () => void;
  beforeAll(async () => {
    city = await openCity();
    file = supergraphOnDisk(supergraphWithMutation('COMPREHENSIVE_PLAN', 'rename: String'));
  });
  beforeEach(async () => {
    [stored, calls] = ['before', []];
    const colocated = city.subgraphs.map((subgraph) => ({
      ...subgraph,
      async execute({ query }: { query: string }) {
        calls.push(query);
        if (query.startsWith('mutation')) return { data: { rename: (stored = 'after') } };
        const read = { data: { sisterCities: [{ name: stored }] } };
        if (calls.length === 1) await new Promise<void>((resolve) => (finishRead = resolve));
        return read;
      },
    }));
    gateway = await openTestGateway({ supergraph: file.path, colocated });
  });
  afterEach(() => gateway.close());
  afterAll(async () => {
    file.remove();
    await city.close();
  });

  test('is seen by the next read of the writer, also while an older read is under way', async () => {
    const older = gateway.ask(question);
    await eventually('the older read is under way', () => calls.length === 1);
    await gateway.ask('mutation { rename }');
    expect((await gateway.ask(question)).data).toEqual({ sisterCities: [{ name: 'after' }] });
    finishRead();
    expect((await older).data).toEqual({ sisterCities: [{ name: 'before' }] });
  });

  test('is never shared', async () => {
    calls.push('a read that is done');
    await Promise.all([gateway.ask('mutation { rename }'), gateway.ask('mutation { rename }')]);
    expect(calls.filter((query) => query.startsWith('mutation'))).toHaveLength(2);
  });
});
