import fc from 'fast-check';
import { buildSchema, type GraphQLField } from 'graphql';
import { issueKey } from '../testing/issue-key';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';
import { randomCalls, type LikelyValues } from '../testing/random-arguments';

/** Calls of each mutation. `FUZZED_CALLS=5000 npx jest apps/gateway/tests/fuzzed-mutations` makes more. */
const calls = Number(process.env.FUZZED_CALLS ?? 60);
jest.setTimeout(120_000 + calls * 10_000);

let city: City;
let gateway: TestGateway;
/** The headers of two municipalities. */
let callers: Record<string, string>[];
let mutations: GraphQLField<unknown, unknown>[];
beforeAll(async () => {
  city = await openCity();
  gateway = await openTestGateway({ colocated: city.subgraphs });
  const scopes = ['facilities:write', 'events:write', 'webhooks:write', 'audit:read'] as const;
  const keys = ['112089', '112097'].map((municipality) => issueKey(city, { municipality, scopes: [...scopes] }));
  callers = (await Promise.all(keys)).map(({ headers }) => headers);
  const schema = buildSchema(await (await gateway.get('/schema.graphql')).text());
  mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
});
afterAll(async () => {
  await gateway.close();
  await city.close();
});

const absent = [null, null, null, null, null, null];

const likely: LikelyValues = {
  localId: ['R-1', 'R-2', 'R-3', 'R-4'],
  expectedVersion: [...absent, ...absent, 1, 2],
  municipality: [...absent, ...absent, '112089', '112097'],
  idempotencyKey: [...absent, ...absent, 'key-1', 'key-2', 'key-3'],
  dryRun: [false, false, false, true],
  openingHours: [[], [{ weekdays: ['MONDAY'], opens: '09:00', closes: '17:00' }]],
  regularClosures: [[], [{ kind: 'WEEKDAY', weekdays: ['MONDAY'], onHolidays: 'CLOSED_LATER' }]],
  opens: ['09:00', '10:30'],
  closes: ['17:00', '24:00'],
  startTime: [null, '09:00'],
  endTime: [null, '17:00'],
  validFrom: [null, '2026-04-01'],
  validThrough: [null, '2027-03-31'],
  date: ['2026-12-01', '2027-02-28'],
  endDate: [null, '2027-03-01'],
  dates: [null, ['2026-12-28']],
  firstDay: [null, '12-29'],
  lastDay: [null, '01-03'],
  weeks: [null, [1, 3]],
  nameKana: [null, 'タメシ'],
  telephone: [null, '04-0000-0000'],
  website: [null, 'https://example.jp/'],
  position: [null, { latitude: 35.8, longitude: 139.4 }],
  latitude: [35.8],
  longitude: [139.4],
  hosts: [['112089'], ['112097', '112089']],
  facilityId: [null, 'facility-112089-R-1'],
  sharedServiceId: [null, 'shared-service-libraries'],
  // An address, so that no test asks a name server.
  url: ['https://8.8.8.8/hooks', 'https://127.0.0.1/hooks'],
  subgraphs: [null, ['REGIONAL_SERVICES']],
  recordTypes: [null, ['FACILITY']],
  overlapHours: [null, 0, 24],
};

/** What a caller can be told of a call that only it can correct. */
const codesOfCallers = ['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'QUERY_TOO_LONG'];

interface Payload {
  results?: { outcome: string; record: { id: string } | null }[];
  userErrors?: { message: string }[];
  isDryRun?: boolean;
}

const allOutcomes = ['CREATED', 'REFUSED', 'RETIRED', 'UNCHANGED', 'UPDATED'];
const outcomes = new Set<string>();
const ids = new Set<string>();

function expectPlain({ results = [], userErrors = [], isDryRun = false }: Payload): void {
  for (const { outcome, record } of results) {
    outcomes.add(outcome);
    if (record && outcome !== 'REFUSED' && !isDryRun) ids.add(record.id);
  }
  if (results.some(({ outcome }) => outcome === 'REFUSED')) expect(userErrors).not.toEqual([]);
  for (const { message } of userErrors) expect(message).not.toBe('');
}

async function callAll(): Promise<void> {
  for (const field of mutations) {
    const call = fc.record({ caller: fc.constantFrom(0, 1), sent: randomCalls('mutation', field, likely) });
    const property = fc.asyncProperty(call, async ({ caller, sent: { query, variables } }) => {
      const { status, data, errors = [] } = await gateway.ask(query, variables, callers[caller]);
      const codes = errors.map(({ extensions }) => extensions.code);
      expect(codes.filter((code) => !codesOfCallers.includes(code))).toEqual([]);
      expect([200, 400]).toContain(status);
      expectPlain(data?.[field.name] ?? {});
    });
    await fc.assert(property, { numRuns: calls });
  }
}

test('whatever is sent to a mutation is answered with outcomes, or with errors that say what its caller can correct', async () => {
  expect(mutations.length).toBeGreaterThanOrEqual(9);
  await callAll();
  // Chance decides what happens. What does not happen in many more calls never happens.
  for (let round = 1; round < 10 && outcomes.size < allOutcomes.length; round++) await callAll();
  expect([...outcomes].sort()).toEqual(allOutcomes);
});

test('every row that is there afterwards is as its log says, and whoever was told an id still finds it', async () => {
  const client = await city.connect();
  try {
    for (const table of ['facility', 'joint_event', 'webhook']) {
      const { rows } = await client.query<{ id: string }>(`
        SELECT id FROM regional_services.${table} AS row
        WHERE version <> (SELECT count(DISTINCT version) FROM regional_services.audit_entry WHERE record_id = row.id)
          OR version <> (SELECT max(version) FROM regional_services.audit_entry WHERE record_id = row.id)
          OR municipality_code NOT IN ('112089', '112097')
          OR changed_at < created_at OR retired_at < created_at`);
      expect(rows).toEqual([]);
    }
    const { rows } = await client.query<{ id: string }>(`
      SELECT id FROM regional_services.facility UNION ALL SELECT id FROM regional_services.joint_event
      UNION ALL SELECT id FROM regional_services.webhook`);
    const stored = new Set(rows.map(({ id }) => id));
    expect([...ids].filter((id) => !stored.has(id))).toEqual([]);
    expect(stored.size).toBeGreaterThan(0);
  } finally {
    await client.end();
  }
});

test('every record that is there afterwards, also one that is retired, can be read whole', async () => {
  const records = [...ids].filter((id) => /^(facility|joint-event)-/.test(id)).slice(0, 40);
  const query = `query ($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
      ... on Facility {
        name kind address { printed town lot } position { latitude longitude } website
        openingHours { weekdays opens closes validFrom validThrough note }
        closures(between: { start: "2026-12", end: "2027-01" }) { date { day } reasons { kind } }
        provenance { status document heading } municipality { name } sharedService { name }
      }
      ... on JointEvent { name status date { day } endDate hosts { name } place facility { id name } }
    }
  }`;
  const { errors, data } = await gateway.ask(query, { ids: records });
  expect(errors).toBeUndefined();
  expect((data?.nodes as { id: string }[]).map(({ id }) => id)).toEqual(records);
  expect(records.length).toBeGreaterThan(1);
  const isFault = ({ level }: Record<string, unknown>): boolean => Number(level) >= 50;
  expect([...city.logged, ...gateway.logged].filter(isFault)).toEqual([]);
});
