import { parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { examples } from '../testing/examples';
import { sharedGateway } from '../testing/shared-gateway';
import { limits, maxTokens, type CostReport, type OperationSize } from '@tokorozawa/operation-limits';

const gateway = sharedGateway();

describe.each(examples())('the example $name', ({ query }) => {
  test('is answered in full', async () => {
    const { status, data, errors } = await gateway.ask(query);
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    expect(emptyPlaces(data)).toEqual([]);
  });

  test('asks for less than half of what one request may', async () => {
    parse(query, { maxTokens: maxTokens / 2 });
    const response = await gateway.get('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, extensions: { cost: true } }),
    });
    const { extensions } = (await response.json()) as { extensions: { cost: CostReport } };
    const { estimated, depth, aliases, directives, expandedSize } = extensions.cost;
    expect(estimated).toBeGreaterThan(0);
    const asked: OperationSize = { cost: estimated, depth, aliases, directives, expandedSize };
    for (const limit of Object.keys(limits) as (keyof OperationSize)[])
      expect(asked[limit]).toBeLessThan(limits[limit] / 2);
  });
});

test.each(examples().filter(({ expected }) => expected))(
  'the answer to $name is the one that was checked against the reviewed data',
  async ({ query, expected }) => {
    expect(JSON.parse((await gateway.ask(query)).text)).toEqual(expected);
  },
);

/** Where an answer says nothing: an object without fields, or no answer at all. */
function emptyPlaces(value: unknown, place = 'data'): string[] {
  if (value === undefined) return [place];
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value);
  if (inner.length === 0 && !Array.isArray(value)) return [place];
  return inner.flatMap(([key, part]) => emptyPlaces(part, `${place}.${key}`));
}

describe('a field that is asked for by the name of another', () => {
  test('is answered by that name, and nothing else is lost by it', async () => {
    const { data, errors } = await gateway.ask(
      '{ sisterCities { id: name __typename: country key: id sectionLinks { basis } } }',
    );
    expect(errors).toBeUndefined();
    const [first] = (data as { sisterCities: Record<string, unknown>[] }).sisterCities;
    expect(first).toMatchObject({ id: 'ディケイター市', key: 'sister-city-decatur' });
    expect(first?.sectionLinks).toEqual([{ basis: expect.any(String) }]);
  });

  test('is told by that name when it fails', async () => {
    const { errors } = await gateway.ask('{ sections: section(id: "zzz") { name } }');
    expect(errors?.[0]).toMatchObject({ path: ['sections'], extensions: { code: 'NOT_FOUND' } });
  });
});

test.each([
  ['a write that there is not', 'mutation { putSections { userErrors { code } } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a condition that is null',
    'query ($y: Boolean = true) { chapters { id name @skip(if: $y) } }',
    { y: null },
    'BAD_USER_INPUT',
  ],
])('%s is the fault of the request', async (_what, query, variables, code) => {
  const { status, errors } = await gateway.ask(query, variables);
  expect([status, errors?.[0]?.extensions.code]).toEqual([400, code]);
});

test.each([
  ['an id', 'query ($text: ID!) { section(id: $text) { name } }', 'a\u0000b'],
  ['a text', 'query ($text: String) { programs(where: { text: $text }) { totalCount } }', '\u0000'],
  ['a section', 'query ($text: String) { sharedServices(where: { section: $text }) { id } }', '\u0000'],
  ['half of a surrogate pair', 'query ($text: String) { sharedServices(where: { section: $text }) { id } }', '\ud800'],
  ['a record', 'query ($text: ID!) { observations(where: { records: [$text] }) { totalCount } }', '\ud800'],
  [
    'a code',
    'query ($text: String!) { observations(where: { dimensions: [{ dimension: "event", codes: [$text] }] }) { totalCount } }',
    '\u0000',
  ],
])('%s that no record can contain is the fault of the request', async (_what, query, text) => {
  const { errors } = await gateway.ask(query, { text });
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('the first query of the README has the answer that stands below it', async () => {
  const readme = readFileSync(join(workspaceRoot, 'README.md'), 'utf8');
  const block = (language: string): string => readme.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '';
  expect(JSON.parse((await gateway.ask(block('graphql'))).text)).toEqual(JSON.parse(block('json')));
});

/** What the README asks inside of a sentence: whole queries, and root fields with arguments. */
function queriesInSentences(): string[] {
  const readme = readFileSync(join(workspaceRoot, 'README.md'), 'utf8');
  const codes = readme.split('```').flatMap((part, n) => (n % 2 ? [] : [...part.matchAll(/`([^`\n]+)`/g)]));
  return codes.flatMap(([, code = '']) => {
    if (/^\{ \w+[( ].*\}$/.test(code)) return [code];
    return /^\w+\(.*(["{]).*\)$/.test(code) ? [`{ ${code} { __typename } }`] : [];
  });
}

test('every query in a sentence of the README finds something', async () => {
  const queries = queriesInSentences();
  expect(queries.length).toBeGreaterThan(3);
  const answers = await Promise.all(queries.map(async (query) => ({ query, ...(await gateway.ask(query)) })));
  const fruitless = answers.filter(({ data, errors }) => errors || Object.values(data ?? {}).some(isNothing));
  expect(fruitless.map(({ query }) => query)).toEqual([]);
});

const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);
