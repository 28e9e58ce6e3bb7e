import { request } from 'node:http';
import { plannerChildren } from '@tokorozawa/plan-executor/testing';
import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type Answer, type TestGateway } from '../testing/open-test-gateway';
import { subjects } from '../testing/subjects';

let city: City;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.close());
beforeEach(async () => {
  gateway = await openTestGateway({
    colocated: city.subgraphs,
    responseCache: { megabytes: 16, url: undefined },
    requestTimeout: 120_000,
  });
});
afterEach(async () => {
  for (const pid of plannerChildren()) process.kill(pid, 'SIGCONT');
  await gateway.close();
});

/** The query that takes longest to plan of those that are allowed; another one for every number. */
function hardQuery(n: number): string {
  const names = subjects.map((type) => `... on ${type} { ${typesWithoutName.has(type) ? 'id' : 'name'} }`).join(' ');
  const sections = subjects.map((type) => `... on ${type} { sectionLinks { ...s } }`).join(' ');
  return `{ a${n}: programs(first: 1) { nodes { subject { ${sections} } } } }
    fragment s on ProgramLink { section { programLinks { program { subject { ${names} } } } } }`;
}
const typesWithoutName = new Set(['ShareOfWomen', 'CityPublicationEdition']);

interface Asked {
  status: number;
  code: string | undefined;
}

/** Asks from an address of this machine; callers are told apart by it. */
function askFrom(localAddress: string, query: string): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
    const asked = request(`${gateway.url}/graphql`, { method: 'POST', localAddress, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        const { errors } = JSON.parse(text) as Answer;
        resolve({ status: response.statusCode ?? 0, code: errors?.[0]?.extensions.code });
      });
    });
    asked.on('error', reject).end(JSON.stringify({ query }));
  });
}

/** Stops the planner that runs, so that what it is given is planned for as long as the test wants. */
async function stopPlanner(): Promise<number> {
  await gateway.ask('{ sisterCities { id } }');
  await eventually('one planner runs', () => plannerChildren().length === 1);
  const [pid = 0] = plannerChildren();
  process.kill(pid, 'SIGSTOP');
  return pid;
}

const well = { status: 200, code: undefined };

describe('while one caller has queries planned that are hard to plan', () => {
  test("others' new queries are planned, others' cached answers are given, and the caller is answered in the end", async () => {
    const cached = '{ chapters { name } }';
    const isCached = async () => (await gateway.ask(cached)).headers.get('cache-status')?.includes('hit') === true;
    await eventually('the answer is cached', isCached);
    const stopped = await stopPlanner();
    const ended: string[] = [];
    const hard = Array.from({ length: 4 }, (_, n) =>
      askFrom('127.0.0.2', hardQuery(n)).then((answer) => {
        ended.push('hard');
        return answer;
      }),
    );
    await eventually('the second planner is there', () => plannerChildren().length === 2);
    for (let n = 0; n < 10; n++) {
      expect((await gateway.ask(`{ new${n}: sisterCities { id } }`)).errors).toBeUndefined();
    }
    expect(await isCached()).toBe(true);
    expect(ended).toEqual([]);

    process.kill(stopped, 'SIGCONT');
    expect(await Promise.all(hard)).toEqual([well, well, well, well]);
  });

  test('a planner that ends under one of them costs nobody an answer', async () => {
    const stopped = await stopPlanner();
    const killer = askFrom('127.0.0.2', '{ killer: sisterCities { id } }');
    const next = askFrom('127.0.0.2', '{ next: sisterCities { id } }');
    await eventually('the second planner is there', () => plannerChildren().length === 2);
    process.kill(stopped, 'SIGKILL');
    expect(await killer).toEqual(well);
    expect(await next).toEqual(well);
    const incidents = gateway.logged.flatMap(({ incident, reason }) => (incident ? [[incident, reason]] : []));
    expect(incidents).toEqual([
      ['planner-killed', 'native ended'],
      ['planner-fallback', 'ended'],
    ]);
  });
});

test('whoever has too many new queries waiting is told so with 429, and others are not', async () => {
  await stopPlanner();
  const waiting = Array.from({ length: 102 }, (_, n) => askFrom('127.0.0.2', `{ w${n}: sisterCities { id } }`));
  expect(await Promise.race(waiting)).toEqual({ status: 429, code: 'TOO_MANY_REQUESTS' });
  expect(await askFrom('127.0.0.3', '{ other: sisterCities { id } }')).toEqual(well);
  for (const pid of plannerChildren()) process.kill(pid, 'SIGCONT');
  const codes = (await Promise.all(waiting)).map(({ code }) => code);
  expect(codes.filter((code) => code === undefined)).toHaveLength(101);
});

test('whoever waits for a plan beyond the deadline is told that there is too much to do, with 503', async () => {
  const hurried = await openTestGateway({ colocated: city.subgraphs, requestTimeout: 1_500 });
  try {
    await hurried.ask('{ sisterCities { id } }');
    for (const pid of plannerChildren()) process.kill(pid, 'SIGSTOP');
    const { status, errors, headers } = await hurried.ask('{ late: sisterCities { id } }');
    expect([status, errors?.[0]?.extensions.code]).toEqual([503, 'OVERLOADED']);
    expect(headers.get('retry-after')).toBe('1');
  } finally {
    for (const pid of plannerChildren()) process.kill(pid, 'SIGCONT');
    await hurried.close();
  }
});

describe('fragments that spread each other three times', () => {
  const levels = 20;
  const fragments = Array.from({ length: levels }, (_, level) => {
    const next = `...f${level + 1} `;
    return `fragment f${level} on Query { ${level + 1 < levels ? next.repeat(3) : '__typename'} }`;
  }).join(' ');

  test('are read once where an error below them is given its path', async () => {
    const { errors, data } = await gateway.ask(`{ ...f0 chapter(id: "none") { id } } ${fragments}`);
    expect(errors).toMatchObject([{ path: ['chapter'], extensions: { code: 'NOT_FOUND' } }]);
    expect(data).toEqual({ __typename: 'Query', chapter: null });
  });

  test('are written out once beside a name that means two things', async () => {
    const record =
      '... on ShareOfWomen { municipality { name } } ... on GenderEqualityCenter { municipality { name(locale: EN) } }';
    const asked = `{ ...f0 corrections(first: 1) { nodes { record { ${record} } } } } ${fragments}`;
    const { errors, data } = await gateway.ask(asked);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ __typename: 'Query' });
  });
});
