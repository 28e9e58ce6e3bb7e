import { openWebhooks, type TestWebhooks } from '../../testing/open-webhooks';

let webhooks: TestWebhooks;
beforeEach(async () => (webhooks = await openWebhooks()));
afterEach(() => webhooks.close());

interface Refused {
  field: string;
  code: string;
  message: string;
}

/** Why a webhook with this filter, or at this address, is refused. */
async function errorsOf(filter: object, url = 'http://127.0.0.1:4700/'): Promise<Refused[]> {
  const { data } = await webhooks.ask(
    'mutation ($items: [WebhookInput!]!) { putWebhooks(webhooks: $items) { userErrors { field code message } } }',
    { items: [{ localId: 'main', label: '施設予約システム', url, filter }] },
  );
  const { userErrors } = data?.putWebhooks as { userErrors: { field: string[]; code: string; message: string }[] };
  return userErrors.map(({ field, ...more }) => ({ ...more, field: field.join('.') }));
}

test('a condition that names nothing is refused, with what may be named', async () => {
  const errors = await errorsOf({ recordTypes: ['FACILITY', 'POOL'], subgraphs: ['MOON'] });
  expect(errors).toMatchObject([
    { field: 'webhooks.0.filter.subgraphs.0', code: 'UNKNOWN_REFERENCE' },
    { field: 'webhooks.0.filter.recordTypes.1', code: 'UNKNOWN_REFERENCE' },
  ]);
  expect(JSON.stringify(errors)).toContain('REGIONAL_SERVICES');
  // It is a code that exists, of a city outside the five.
  expect(await errorsOf({ municipality: '131016' })).toMatchObject([
    { field: 'webhooks.0.filter.municipality', code: 'UNKNOWN_REFERENCE' },
  ]);
});

test.each([
  [{ recordTypes: ['SISTER_CITY'], municipality: '112089' }],
  [{ subgraphs: ['INTERNATIONAL_RELATIONS'], municipality: '112089' }],
  [{ recordTypes: ['FACILITY'], subgraphs: ['INTERNATIONAL_RELATIONS'] }],
])('conditions that no type of record fulfills together are refused: %j', async (filter) => {
  await webhooks.sql(`INSERT INTO known_record_type (id, subgraph) VALUES ('SisterCity', 'international-relations')`);
  const errors = await errorsOf(filter);
  expect(errors).toMatchObject([{ field: 'webhooks.0.filter', code: 'INVALID' }]);
  expect(errors[0]?.message).toContain('FACILITY、JOINT_EVENT');
});

test.each([
  ['https://receiver.example.jp/ hooks', '空白'],
  ['https://receiver.example.jp/hooks#top', '「#」'],
  ['http://127.0.0.1:0/', 'ポート 0'],
  ['https:receiver.example.jp', '完全なアドレス'],
])('the address %j is refused, and why', async (url, reason) => {
  expect(await errorsOf({}, url)).toEqual([
    { field: 'webhooks.0.url', code: 'ADDRESS_REFUSED', message: expect.stringContaining(reason) },
  ]);
});

test('conditions that some type of record fulfills are accepted', async () => {
  await webhooks.sql(`INSERT INTO known_record_type (id, subgraph) VALUES ('SisterCity', 'international-relations')`);
  for (const filter of [
    {},
    { municipality: '112089' },
    { recordTypes: ['FACILITY', 'SISTER_CITY'], municipality: '112089' },
    { recordTypes: ['SISTER_CITY'], subgraphs: ['INTERNATIONAL_RELATIONS'] },
  ])
    expect(await errorsOf(filter)).toEqual([]);
});
