import { parse, type OperationDefinitionNode } from 'graphql';
import { readIdempotencyKey } from './idempotency-key';

function read(header: string | undefined, query = 'mutation { put }'): string | undefined {
  const document = parse(query);
  return readIdempotencyKey(header, document, document.definitions[0] as OperationDefinitionNode);
}

test.each([
  ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
  ['8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
  ['"import of 1 April, \\"libraries\\" \\\\ 2"', 'import of 1 April, "libraries" \\ 2'],
  [undefined, undefined],
])('the header %s is the key %s', (header, key) => expect(read(header)).toBe(key));

test.each(['', '""', '"', '"open', 'two words', '図書館', 'a'.repeat(256), '"a", "b"', '"a\\"'])(
  'the header %j is refused',
  (header) => expect(() => read(header)).toThrow('must be a text of 1 to 255 characters'),
);

test.each([
  'mutation { __typename put }',
  'mutation { ... { put } }',
  'mutation { ...F } fragment F on Mutation { put }',
])('%s has one mutation', (query) => expect(read('"a"', query)).toBe('a'));

test.each([
  ['mutation { put again: put }', 2],
  ['mutation { put ...F } fragment F on Mutation { a: put b: put }', 3],
  ['mutation { __typename }', 0],
])('of the %s with %i the key is refused', (query, count) => {
  expect(() => read('"a"', query)).toThrow(`this one has ${count}.`);
});
