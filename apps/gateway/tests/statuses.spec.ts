import { errorCodes, type ErrorCode } from '@tokorozawa/vocabulary/errors';
import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();

const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');
const nested = (depth: number): string =>
  depth === 0 ? 'name' : `sectionLinks { section { programLinks { program { ${nested(depth - 1)} } } } }`;

const hash = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };

test.each<[ErrorCode, object]>([
  ['BAD_USER_INPUT', { query: 'query ($if: Boolean!) { chapters { name @skip(if: $if) } }', variables: { if: 5 } }],
  ['BAD_REQUEST', {}],
  ['GRAPHQL_PARSE_FAILED', { query: '{' }],
  ['GRAPHQL_VALIDATION_FAILED', { query: '{ nope }' }],
  ['OPERATION_RESOLUTION_FAILURE', { query: 'query A { chapters { name } } query B { chapters { name } }' }],
  ['PERSISTED_QUERY_NOT_FOUND', { extensions: hash }],
  ['QUERY_TOO_DEEP', { query: `{ sisterCities { ${nested(10)} } }` }],
  ['QUERY_TOO_LONG', { query: `{ chapters { ${many(20_000, () => 'name')} } }` }],
  ['TOO_MANY_ALIASES', { query: `{ ${many(200, (i) => `a${i}: chapters { name }`)} }` }],
  ['TOO_MANY_DIRECTIVES', { query: `{ ${many(60, () => 'chapters @include(if: true) { name }')} }` }],
  [
    'QUERY_TOO_COSTLY',
    {
      query: `{ ${many(50, (i) => `a${i}: programs(first: 100) { nodes { sectionLinks { section { code name } } } }`)} }`,
    },
  ],
])('%s comes with the HTTP status that the list of codes says', async (code, body) => {
  const response = await gateway.get('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(body),
  });
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  expect(response.status).toBe(errorCodes[code].status);
});
