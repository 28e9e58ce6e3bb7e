import { dayInJapan } from '@tokorozawa/question-files';
import type { Subgraph } from '@tokorozawa/subgraph-kit';
import { eventually } from '../testing/eventually';
import { openCity, serve, type City } from '../testing/open-city';
import { openTestGateway, type Answer, type TestGateway } from '../testing/open-test-gateway';
import { openStandIn } from '../testing/stand-in';
import { supergraphOnDisk, supergraphWith } from '../testing/supergraph-on-disk';

let city: City;
beforeAll(async () => (city = await openCity()));
afterAll(() => city.close());

async function asText(gateway: TestGateway, path: string): Promise<Answer> {
  const response = await gateway.get(path);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const isHit = ({ headers }: Answer): boolean => headers.get('cache-status') === 'planning-graph; hit';

async function isCached(gateway: TestGateway, query: string): Promise<boolean> {
  await gateway.ask(query);
  return isHit(await gateway.ask(query));
}

const cities = '{ sisterCities { name } }';

/** The subgraph as it is when its answers depend on what day it is, shortly before the day ends. */
function untilSoon(subgraph: Subgraph): Subgraph {
  return {
    ...subgraph,
    async execute(request) {
      const validUntil = new Date(Date.now() + 1_000).toISOString();
      return { ...(await subgraph.execute(request)), extensions: { validUntil } };
    },
  };
}

test('an answer that depends on the day is cached until the day ends, wherever the subgraph runs', async () => {
  const subgraphs = city.subgraphs.map(untilSoon);
  const served = await serve(subgraphs);
  const responseCache = { megabytes: 1, url: undefined };
  for (const where of [{ colocated: subgraphs }, { subgraphUrl: served.subgraphUrl }]) {
    const gateway = await openTestGateway({ ...where, responseCache });
    await eventually('answers are cached', () => isCached(gateway, cities));
    await eventually('the day has ended', async () => {
      const answer = await gateway.ask(cities);
      expect(answer.extensions).toBeUndefined();
      return !isHit(answer);
    });
    await gateway.close();
  }
  await served.server.close();
});

test('the answer of a question about today is kept until the day in Japan ends, and is then one of the new day', async () => {
  const realNow = Date.now;
  let shift = 0;
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => realNow() + shift);
  const gateway = await openTestGateway({
    colocated: city.subgraphs,
    responseCache: { megabytes: 1, url: undefined },
  });
  const answerOf = async (question: string) => {
    const answer = await asText(gateway, `/q/gender-equality/${question}.json`);
    const { variables } = JSON.parse(answer.text) as { variables: { today?: string } };
    return { ...answer, variables };
  };
  for (const question of ['center-card', 'courses']) {
    await eventually('the answer is kept', async () => isHit(await answerOf(question)));
  }
  const { variables: before } = await answerOf('center-card');
  shift = 24 * 60 * 60 * 1_000;
  expect(isHit(await answerOf('courses'))).toBe(true);
  const answer = await answerOf('center-card');
  expect(isHit(answer)).toBe(false);
  expect(answer.variables.today).toBe(dayInJapan(realNow() + shift));
  expect(answer.variables.today).not.toBe(before.today);
  await gateway.close();
  clock.mockRestore();
});

test('an answer of a partner’s subgraph, whose version nobody knows, is never cached', async () => {
  const partner = await openStandIn();
  partner.answers({ data: { sisterCities: [{ name: 'X' }] } });
  const [part, other] = ['INTERNATIONAL_RELATIONS @join__graph(name: "international-relations"', 'name: "partner"'];
  const url = partner.subgraphUrl.replace('{name}', 'graphql');
  const supergraph = supergraphOnDisk(
    supergraphWith(part, `INTERNATIONAL_RELATIONS @join__graph(${other}`).replace(
      /(name: "partner", url: ")[^"]*/,
      `$1${url}`,
    ),
  );
  const gateway = await openTestGateway({
    supergraph: supergraph.path,
    colocated: city.subgraphs,
    responseCache: { megabytes: 1, url: undefined },
  });
  await eventually('answers of the city are cached', () => isCached(gateway, '{ chapters { name } }'));
  expect((await gateway.ask(cities)).data).toEqual({ sisterCities: [{ name: 'X' }] });
  expect(await isCached(gateway, cities)).toBe(false);
  await gateway.close();
  supergraph.remove();
  await partner.close();
});

test('of a thousand answers those are cached that were asked for last, and all are right', async () => {
  const gateway = await openTestGateway({
    colocated: city.subgraphs,
    responseCache: { megabytes: 0.25, url: undefined },
  });
  const query = '{ sisterCities { name profile } }';
  await eventually('answers are cached', () => isCached(gateway, query));
  const { text } = await gateway.ask(query);
  /** How many of the answers were cached. */
  const hits = async (from: number, to: number): Promise<number> => {
    const answers = Array.from({ length: to - from }, (_, i) => gateway.ask(query, { n: from + i }));
    for (const answer of await Promise.all(answers)) expect(answer.text).toBe(text);
    return (await Promise.all(answers)).filter(isHit).length;
  };
  for (let n = 0; n < 1_000; n += 20) expect(await hits(n, n + 20)).toBe(0);
  expect(await hits(980, 1_000)).toBeGreaterThan(10);
  expect(await hits(0, 20)).toBe(0);
  await gateway.close();
});
