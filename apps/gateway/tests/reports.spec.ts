import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

/** Small inputs that once failed on the graph of the city, and their brothers. Those of made-up graphs: libs/plan-executor/testing/reports. */
let city: City;
beforeAll(async () => void (city = await openCity()));
afterAll(() => city.close());

const english = /^[\x20-\x7e]+$/;

describe.each(['native', 'apollo'] as const)('planned by %s,', (planner) => {
  let gateway: TestGateway;
  beforeAll(async () => void (gateway = await openTestGateway({ colocated: city.subgraphs, planner })));
  afterAll(() => gateway.close());

  const programs = (inner: string) => `sectionLinks { section { programLinks { program { subject { ${inner} } } } } }`;
  const course = `... on CenterCourse { ${programs('... on CenterCourse { name(locale: EN) }')} }`;
  const activity = `... on PeaceActivity { ${programs('... on CenterCourse { name(locale: JA) }')} }`;

  test.each([
    ['as reported', `${course} ${activity}`],
    ['with the fragments exchanged', `${activity} ${course}`],
  ])('names below a peace activity are in Japanese, whatever is asked below a course: %s', async (_what, fragments) => {
    const { data, errors } = await gateway.ask(
      `{ corrections(first: 1, where: {recordType: PEACE_ACTIVITY}) { nodes { record { ${fragments} } } } }`,
    );
    expect(errors).toBeUndefined();
    const names = [...JSON.stringify(data).matchAll(/"name":"([^"]*)"/g)].map(([, name]) => String(name));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).not.toMatch(english);
  });

  test('one name with and without a locale below different records', async () => {
    const { data, errors } = await gateway.ask(
      `{ corrections(first: 1) { nodes { record {
        ... on ShareOfWomen { municipality { name } } ... on GenderEqualityCenter { municipality { name(locale: EN) } } } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ corrections: { nodes: [{ record: expect.anything() }] } });
    expect(gateway.logged.filter(({ msg }) => /plan/.test(String(msg)))).toEqual([]);
  });

  test('an operation that was not chosen does not matter', async () => {
    const { status, body } = await post(gateway, {
      query: 'query A { sisterCities { id } } query B($x: Boolean!) { sisterCities { name @include(if: $x) } }',
      operationName: 'A',
    });
    expect(status).toBe(200);
    expect(body).toEqual({ data: { sisterCities: expect.arrayContaining([{ id: expect.any(String) }]) } });
  });

  test.each([
    ['null', 'false', 'null'],
    ['false', 'null', 'false'],
    ['absent', 'null', 'absent'],
  ])('a condition has one answer in any order: %s, %s, %s', async (...order) => {
    const query = `query ($b: Boolean = true) { sisterCities { id name @skip(if: $b) } } # ${order.join()}`;
    for (const value of order) {
      const { data, errors } = await gateway.ask(query, value === 'absent' ? {} : { b: JSON.parse(value) as unknown });
      if (value === 'null') expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      else expect(JSON.stringify(data).includes('name')).toBe(value === 'false');
    }
  });
});

test('a subscription that is not asked for as a stream is refused by its code, with the status of a refusal', async () => {
  const gateway = await openTestGateway({ colocated: city.subgraphs });
  try {
    const { status, data, errors } = await gateway.ask('subscription { changed { recordId } }');
    expect({ status, data }).toEqual({ status: 400, data: undefined });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['SUBSCRIPTIONS_NOT_SUPPORTED']);
  } finally {
    await gateway.close();
  }
});

async function post(gateway: TestGateway, request: object): Promise<{ status: number; body: unknown }> {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  const response = await gateway.get('/graphql', { method: 'POST', headers, body: JSON.stringify(request) });
  return { status: response.status, body: await response.json() };
}
