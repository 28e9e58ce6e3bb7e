import type { Caller, Scope } from '@tokorozawa/subgraph-kit';
import { buildSchema, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { RequiredScopes } from './required-scopes';

const sdl = `
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE

  type Query {
    open: Int
    audit: Int @requiresScopes(scopes: [["audit:read"]])
    either: Int @requiresScopes(scopes: [["audit:read", "events:write"], ["facilities:write"]])
    things: [Thing]
  }
  type Mutation { put: Int @requiresScopes(scopes: [["facilities:write"]]) }
  interface Thing { id: ID }
  type Stone implements Thing { id: ID secret: Int @requiresScopes(scopes: [["webhooks:write"]]) }
  type Hook implements Thing @requiresScopes(scopes: [["webhooks:write"]]) { id: ID }
  type Bush implements Thing { id: ID @requiresScopes(scopes: [["events:write"]]) hook: Hook }
`;
const schema = buildSchema(sdl);
const required = new RequiredScopes(parse(sdl));
const plain = new RequiredScopes(parse('type Query { open: Int }'));

/** The code and the scope of the refusal; undefined if the operation is allowed. */
function refusalOf(query: string, scopes?: Scope[], policies = required): [code: unknown, scope: unknown] | undefined {
  const document = parse(query);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const caller: Caller | undefined = scopes && { id: 'key:1', municipality: '112089', scopes };
  try {
    policies.require(schema, document, operation as OperationDefinitionNode, caller);
    return undefined;
  } catch (error) {
    const { code, scope } = (error as { extensions: Record<string, unknown> }).extensions;
    return [code, scope];
  }
}

test.each<[string, Scope[] | undefined]>([
  ['{ open }', undefined],
  ['{ audit }', ['audit:read']],
  ['mutation { put }', ['facilities:write', 'audit:read']],
  ['{ either }', ['facilities:write']],
  ['{ either }', ['audit:read', 'events:write']],
])('%s is allowed with the scopes %j', (query, scopes) => expect(refusalOf(query, scopes)).toBeUndefined());

test.each<[string, Scope[] | undefined, string, string]>([
  ['{ audit }', undefined, 'UNAUTHENTICATED', 'audit:read'],
  ['mutation { put }', [], 'FORBIDDEN', 'facilities:write'],
  ['mutation { put }', ['events:write'], 'FORBIDDEN', 'facilities:write'],
  ['{ either }', ['audit:read'], 'FORBIDDEN', 'events:write'],
  ['mutation { again: put @skip(if: true) }', [], 'FORBIDDEN', 'facilities:write'],
  ['mutation { ...F } fragment F on Mutation { put }', [], 'FORBIDDEN', 'facilities:write'],
  ['{ things { ... on Stone { secret } } }', [], 'FORBIDDEN', 'webhooks:write'],
  ['{ things { ... on Hook { __typename } } }', [], 'FORBIDDEN', 'webhooks:write'],
  ['{ things { ... on Bush { hook { __typename } } } }', [], 'FORBIDDEN', 'webhooks:write'],
  ['{ things { id } }', [], 'FORBIDDEN', 'events:write'],
])('%s is refused with the scopes %j', (query, scopes, ...refusal) => {
  expect(refusalOf(query, scopes)).toEqual(refusal);
});

test('other operations of the document need nothing', () => {
  expect(refusalOf('query A { open } mutation B { put }')).toBeUndefined();
});

test('a supergraph without scopes requires none', () => {
  expect(refusalOf('mutation { put }', undefined, plain)).toBeUndefined();
});
