import { once } from 'node:events';
import { connect } from 'node:net';
import type { DomainFeed } from '@tokorozawa/subgraph-kit';
import { SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import { createClient, type ExecutionResult } from 'graphql-sse';
import { openEventStream, type EventStream, type EventStreamRequest } from '../testing/event-stream';
import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { manyRequests, openTestGateway, type TestGateway } from '../testing/open-test-gateway';
import { supergraphOnDisk, supergraphWith } from '../testing/supergraph-on-disk';

const id = 'sister-city-decatur';
const subscription = `subscription { changed { recordId operation record { ... on Record { name } } } }`;

let city: City;
let gateway: TestGateway;
const streams: EventStream[] = [];
beforeAll(async () => {
  city = await openCity();
  gateway = await openTestGateway({ colocated: city.subgraphs });
});
afterEach(() => streams.splice(0).forEach((stream) => stream.close()));
afterAll(async () => {
  await gateway.close();
  await city.close();
});

async function open(query = subscription, options: EventStreamRequest = {}, url = gateway.url): Promise<EventStream> {
  const stream = await openEventStream(url, query, options);
  streams.push(stream);
  return stream;
}

let names = 0;
/** Gives the city another name, and returns the name. */
async function rename(): Promise<string> {
  const name = `都市${++names}`;
  await city.sql(`UPDATE international_relations.sister_city SET name = jsonb_set(name, '{ja}', '"${name}"')
    WHERE id = '${id}'`);
  return name;
}
const renameForest = (): Promise<void> =>
  city.sql(`UPDATE city_promotion.cool_japan_forest SET name = jsonb_set(name, '{ja}', '"森${++names}"')
    WHERE version_of IS NULL`);

const dataOf = ({ events }: EventStream): unknown[] =>
  events.filter(({ event }) => event === 'next').map(({ data }) => JSON.parse(data) as unknown);
const namesIn = (stream: EventStream): unknown[] =>
  (dataOf(stream) as { data: { changed: { record: { name: string } } } }[]).map(({ data }) => data.changed.record.name);
const errorsIn = (stream: EventStream) =>
  (dataOf(stream) as { errors?: { message: string; extensions: { code: string } }[] }[]).flatMap(
    ({ errors = [] }) => errors,
  );
const told = (stream: EventStream, ...expected: unknown[]): Promise<void> =>
  eventually(`the events ${expected.join(', ')}`, () => JSON.stringify(namesIn(stream)) === JSON.stringify(expected));
const ended = (stream: EventStream): Promise<void> => eventually('the stream ends', () => stream.isEnded);

test('each change is told as soon as it is committed, with its record and its cursor', async () => {
  const stream = await open();
  expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(stream.headers.get('access-control-allow-origin')).toBe('*');
  const [first, second] = [await rename(), await rename()];
  await eventually('the change is told', () => namesIn(stream).includes(second));
  expect(dataOf(stream)[0]).toEqual({
    data: { changed: { recordId: id, operation: 'UPDATED', record: { name: expect.any(String) } } },
  });
  expect([first, second]).toContain(namesIn(stream)[0]);
  const cursors = await gateway.ask('query ($after: ID) { changes(after: $after) { nodes { cursor } } }', {
    after: stream.events[0]?.id,
  });
  expect(cursors.errors).toBeUndefined();
});

test('the client of graphql-sse follows, and a browser that opens the stream again misses nothing', async () => {
  const client = createClient({ url: `${gateway.url}/graphql`, retryAttempts: 0 });
  const results = client.iterate<{ changed: { record: { name: string } } }>({ query: subscription });
  const next = results.next() as Promise<IteratorResult<ExecutionResult<{ changed: { record: { name: string } } }>>>;
  const stream = await open();
  await eventually('the client is connected', async () => {
    await rename();
    return namesIn(stream).length > 3;
  });
  expect(((await next).value as ExecutionResult).data).toMatchObject({
    changed: { record: { name: expect.any(String) } },
  });
  client.dispose();

  const { lastId } = stream;
  stream.close();
  const missed = await rename();
  const again = await open(subscription, { after: lastId });
  await eventually('what was missed is told', () => namesIn(again).includes(missed));
  const path = `/graphql?query=${encodeURIComponent(subscription)}`;
  const response = await gateway.get(path, { headers: { accept: 'text/event-stream', 'last-event-id': lastId ?? '' } });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = '';
  while (!text.includes(missed)) text += Buffer.from((await reader.read()).value ?? []).toString();
  await reader.cancel();
});

test('variables, fragments, an alias, conditions and other subgraphs are as in any operation', async () => {
  const query = `subscription Follow($from: ID, $types: [RecordType!], $deep: Boolean!) {
      ...Root
    }
    fragment Root on Subscription { told: changed(after: $from, where: { recordTypes: $types }) { ...Parts } }
    fragment Parts on Change { recordType record { ...City } }
    fragment City on SisterCity { name(locale: JA) sections @include(if: $deep) { id } }`;
  const before = (await gateway.ask('{ snapshot(first: 0) { cursor } }')).data?.snapshot as { cursor: string };
  await renameForest();
  const name = await rename();
  const stream = await open(query, { variables: { from: before.cursor, types: ['SISTER_CITY'], deep: true } });
  await eventually('it is told', () => stream.events.length > 0);
  expect(dataOf(stream)).toEqual([
    { data: { told: { recordType: 'SISTER_CITY', record: { name, sections: expect.any(Array) } } } },
  ]);
});

test('a name that the stream uses itself is any name', async () => {
  const query =
    'subscription ($cursorOfTheStream: [ID!]) { changed(where: { records: $cursorOfTheStream }) { cursorOfTheEvent: recordId } }';
  const stream = await open(query, { variables: { cursorOfTheStream: [id] } });
  await rename();
  await eventually('it is told', () => stream.events.length > 0);
  expect(dataOf(stream)[0]).toEqual({ data: { changed: { cursorOfTheEvent: id } } });
});

test('equal subscriptions share one execution for each change', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => open()));
  const name = await rename();
  for (const stream of all) await eventually('all are told', () => namesIn(stream).includes(name));
  city.calls.length = 0;
  const second = await rename();
  for (const stream of all) await eventually('all are told', () => namesIn(stream).includes(second));
  const asked = city.calls.filter(({ subgraph }) => subgraph === 'catalogue').length;
  // The versions of two domains may change one after the other.
  expect(asked).toBeLessThanOrEqual(3);
});

test('a subscriber who does not read holds up nobody, and goes on from where it was', async () => {
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  await once(socket, 'connect');
  const body = JSON.stringify({ query: subscription });
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  await once(socket, 'data');
  socket.pause();
  const other = await open();
  const long = 'x'.repeat(200_000);
  const changes = 60;
  for (let n = 0; n < changes; n++) {
    await city.sql(`UPDATE international_relations.sister_city SET name = jsonb_set(name, '{ja}', '"${n} ${long}"')
      WHERE id = '${id}'`);
  }
  await eventually('the other is told everything', () => other.events.length >= changes);
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  socket.resume();
  await eventually('the slow one is told everything', () => text.split('event: next').length > changes);
  socket.destroy();
});

test('a domain that does not answer costs its part, and is told of later', async () => {
  const name = 'international-relations';
  const feed = city.feeds.get(name) as DomainFeed;
  const stream = await open('subscription { changed { subgraph } }');
  const fail = () => Promise.reject(new SubgraphUnavailableError(name));
  city.feeds.set(name, { ...feed, changes: fail, records: fail });
  await rename();
  await renameForest();
  await eventually('the other domain is told of', () => stream.text.includes('CITY_PROMOTION'));
  expect(stream.text).not.toContain('INTERNATIONAL_RELATIONS');
  city.feeds.set(name, feed);
  await eventually('it is told of later', () => stream.text.includes('INTERNATIONAL_RELATIONS'));
});

test('a quiet stream is kept alive, and learns how far it has come', async () => {
  const stream = await open('subscription { changed(where: { recordTypes: [VISION] }) { recordId } }');
  await city.sql(`UPDATE comprehensive_plan.chapter SET name = jsonb_set(name, '{en}', '"Quiet"') WHERE number = 1`);
  await eventually('there is a sign', () => stream.lastId !== undefined);
  expect(stream.events).toEqual([]);
  const { lastId } = stream;
  await eventually('its client would go on from there', async () => {
    const { data } = await gateway.ask('query ($after: ID) { changes(after: $after) { nodes { recordType } } }', {
      after: lastId,
    });
    return !JSON.stringify(data).includes('CHAPTER');
  });
});

describe('what is wrong is told by an event, and the stream is complete', () => {
  test.each([
    ['an unknown field', 'subscription { changed { nope } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['two fields', 'subscription { changed { recordId } other: changed { recordId } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a condition that leaves its field out',
      'subscription { changed @skip(if: true) { recordId } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a condition around its field',
      'subscription { ... @include(if: false) { changed { recordId } }}',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a wrong cursor', 'subscription { changed(after: "x") { recordId } }', 'BAD_USER_INPUT'],
    [
      'too much',
      `subscription { changed { record { ${'programs { sections { '.repeat(4)} id ${'} }'.repeat(4)} } } }`,
      'QUERY_TOO_COSTLY',
    ],
    [
      'too deep',
      `subscription { changed { record { ${'edition { editions { '.repeat(8)} id ${'} }'.repeat(8)} } } }`,
      'QUERY_TOO_DEEP',
    ],
  ])('%s', async (_what, query, code) => {
    const stream = await open(query.replace('record { ', 'record { ... on Record { ').replace(/ } } }$/, ' } } } }'));
    await ended(stream);
    expect(stream.status).toBe(200);
    expect(errorsIn(stream)[0]?.extensions.code).toMatch(new RegExp(`^(${code}|QUERY_TOO_.*)$`));
    expect(stream.events.at(-1)).toMatchObject({ event: 'complete' });
  });

  test('a condition on the field itself, which a subscription cannot have', async () => {
    const query = 'subscription ($is: Boolean!) { changed @include(if: $is) { recordId } }';
    const stream = await open(query, { variables: { is: true } });
    await ended(stream);
    expect(errorsIn(stream)).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    const { status, errors } = await gateway.ask(query, { is: true });
    expect(status).toBe(400);
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });

  test.each(['[1]', '{', '"text"'])('variables that are no JSON object: %s', async (variables) => {
    const url = `/graphql?query=${encodeURIComponent(subscription)}&variables=${encodeURIComponent(variables)}`;
    const response = await gateway.get(url, { headers: { accept: 'text/event-stream' } });
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/"BAD_REQUEST".*event: complete/s);
  });

  test('an expired cursor', async () => {
    const stream = await open();
    const name = await rename();
    await told(stream, name);
    await city.sql('UPDATE international_relations.change_feed SET identity = gen_random_uuid()');
    const again = await open(subscription, { after: stream.events[0]?.id });
    await ended(again);
    expect(errorsIn(again)).toMatchObject([{ extensions: { code: 'CURSOR_EXPIRED' } }]);
    await ended(stream);
  });
});

test('other operations are not streams, and a subscription is nothing but a stream', async () => {
  const response = await gateway.get('/graphql', {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ chapters { id } }' }),
  });
  expect(response.status).toBe(406);
  expect(gateway.logged.filter(({ level }) => Number(level) > 40)).toEqual([]);
  const common = 'application/graphql-response+json, application/json, text/event-stream, multipart/mixed';
  expect((await gateway.ask('{ chapters { number } }', {}, { accept: common })).status).toBe(200);
  const stream = await open(subscription, { headers: { accept: common } });
  expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const { status, errors } = await gateway.ask(subscription);
  expect(status).toBe(400);
  expect(errors).toMatchObject([
    { message: expect.stringContaining('text/event-stream'), extensions: { code: 'SUBSCRIPTIONS_NOT_SUPPORTED' } },
  ]);
});

test('one caller may have so many streams open, and no more', async () => {
  const admissionLimits = { ...manyRequests, maxSubscriptionsPerCaller: 2 };
  const narrow = await openTestGateway({ colocated: city.subgraphs, admissionLimits });
  const [first, second] = [await open(subscription, {}, narrow.url), await open(subscription, {}, narrow.url)];
  expect((await open(subscription, {}, narrow.url)).status).toBe(429);
  first.close();
  const together = await Promise.all(Array.from({ length: 10 }, () => open(subscription, {}, narrow.url)));
  expect(together.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
  together.forEach((stream) => stream.close());
  await eventually('a place is free', async () => (await open(subscription, {}, narrow.url)).status === 200);
  expect(second.isEnded).toBe(false);
  await narrow.close();
});

test('streams end when the gateway stops and when the supergraph changes, without being complete', async () => {
  const file = supergraphOnDisk(supergraphWith('', ''));
  const other = await openTestGateway({ colocated: city.subgraphs, supergraph: file.path });
  const stream = await open(subscription, {}, other.url);
  const name = await rename();
  await told(stream, name);
  file.write(`${supergraphWith('', '')}\n# changed\n`);
  await ended(stream);
  expect(stream.text).not.toContain('complete');
  const again = await open(subscription, { after: stream.lastId }, other.url);
  const closing = other.close();
  await ended(again);
  expect(again.text).not.toContain('complete');
  await closing;
  file.remove();
});
