import { limits } from '@tokorozawa/operation-limits';
import type { Answer } from '../testing/ask-gateway';
import { eventually } from '../testing/eventually';
import { sharedGateway } from '../testing/shared-gateway';
import { cacheHit } from '../testing/wire';

const gateway = sharedGateway({ cacheMegabytes: 8 });

type CostAnswer = Pick<Answer, 'data' | 'errors' | 'text'> & {
  status: string | null;
  cost?: Record<string, number> | undefined;
};

async function askForCost(query: string, extensions: object = { cost: true }): Promise<CostAnswer> {
  const response = await gateway.get('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, extensions }),
  });
  const text = await response.text();
  const answer = JSON.parse(text) as Answer & { extensions?: { cost?: Record<string, number> } };
  const { data, errors } = answer;
  return { data, errors, text, cost: answer.extensions?.cost, status: response.headers.get('cache-status') };
}

const query = '{ sisterCities { id programs { id } } }';

/** While a busy machine hears nothing of the data, no answer comes from the cache. */
async function askUntilCached(extensions: object): Promise<CostAnswer> {
  let answer = await askForCost(query, extensions);
  await eventually('the answer comes from the cache', async () => {
    if (answer.status !== cacheHit) answer = await askForCost(query, extensions);
    return answer.status === cacheHit;
  });
  return answer;
}

test('a caller that asks for it learns what its operation costs, beside the limits', async () => {
  const { data, cost } = await askForCost(query);
  expect(data?.sisterCities).toHaveLength(3);
  expect(cost).toEqual({
    estimated: expect.any(Number),
    max: limits.cost,
    depth: 3,
    maxDepth: limits.depth,
    aliases: 0,
    maxAliases: limits.aliases,
    directives: 0,
    maxDirectives: limits.directives,
    expandedSize: 4,
    maxExpandedSize: limits.expandedSize,
  });
  expect(cost?.estimated).toBeGreaterThan(3);
});

test('also in an address', async () => {
  const search = new URLSearchParams({ query, extensions: '{"cost":true}' }).toString();
  const answer = (await (await gateway.get(`/graphql?${search}`)).json()) as { extensions: object };
  expect(answer.extensions).toEqual({ cost: (await askForCost(query)).cost });
});

test('and also when the operation is refused for its cost', async () => {
  const { data, errors, cost } = await askForCost(
    '{ programs(first: 100) { nodes { sectionLinks { section { programLinks { program { sectionLinks { section { programLinks { basis } } } } } } } } } }',
  );
  expect(data).toBeUndefined();
  expect(errors?.[0]?.extensions.code).toBe('QUERY_TOO_COSTLY');
  expect(errors?.[0]?.message).toContain(`could cost ${cost?.estimated};`);
  expect(cost?.estimated).toBeGreaterThan(limits.cost);
});

test.each([
  ['that is invalid', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ['whose variables do not fit', 'query ($id: ID!) { sisterCity(id: $id) { id } }', 'BAD_USER_INPUT'],
])('an operation %s has no cost', async (_, invalid, code) => {
  const { errors, cost } = await askForCost(invalid);
  expect(errors?.[0]?.extensions.code).toBe(code);
  expect(cost).toBeUndefined();
});

test('the answers of callers that do not ask are the same before and after, and come from the cache', async () => {
  const before = await askForCost(query, {});
  await askForCost(query);
  expect(before.cost).toBeUndefined();
  for (const extensions of [{}, ...[false, 'true', 1, null].map((cost) => ({ cost }))]) {
    expect((await askUntilCached(extensions)).text).toBe(before.text);
  }
});

test('an answer with its cost neither comes from the cache nor is cached', async () => {
  await askForCost(query, {});
  for (const { cost, status } of [await askForCost(query), await askForCost(query)]) {
    expect(cost).toBeDefined();
    expect(status).toBeNull();
  }
});
