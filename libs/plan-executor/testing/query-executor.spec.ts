import fc from 'fast-check';
import { execute, GraphQLError, type GraphQLFieldResolver } from 'graphql';
import { QueryExecutor } from '@tokorozawa/query-executor';
import { openSupergraph, type Case } from './oracle/case';
import { Cases } from './oracle/cases';
import type { TestQuery } from './query/test-query';
import { hash, stableText } from './world/hash';
import type { Thing, World, Writes } from './world/world';

const supergraphs = Number(process.env.ORACLE_SUPERGRAPHS ?? 12);
const seed = Number(process.env.ORACLE_SEED ?? 20_240_401);
const path = process.env.ORACLE_PATH;
const queries = 30;

const answered = { own: 0, fallback: 0 };

test('random queries on random schemas have the results of graphql-js', async () => {
  const property = fc.asyncProperty(new Cases(queries), async (each) => {
    for (const isFaultless of [true, false]) await ask(each, isFaultless);
  });
  await fc.assert(property, { numRuns: supergraphs, seed, path });
  // A few operations are mutations or introspection, and some faults are met.
  expect(answered.own / (answered.own + answered.fallback)).toBeGreaterThan(0.6);
});

async function ask({ supergraph, queries }: Case, isFaultless: boolean): Promise<void> {
  const { apiSchema, world } = openSupergraph(supergraph)!;
  let isFallback = false;
  for (const [index, query] of queries.entries()) {
    const asked = { document: query.document, operationName: 'Asked', variableValues: query.variables };
    const fieldResolver = resolverOf(world, isFaultless ? undefined : `fault ${index}`);
    const onFallback = () => void (isFallback = true);
    isFallback = false;
    const executor = new QueryExecutor({ schema: apiSchema, fieldResolver, onFallback });
    const answer = await executor.execute({ ...asked, contextValue: { mutations: 0 } });
    const right = await execute({ schema: apiSchema, fieldResolver, ...asked, contextValue: { mutations: 0 } });
    expect(JSON.stringify(answer)).toBe(JSON.stringify(right));
    answered[isFallback ? 'fallback' : 'own']++;
    if (!right.errors && isQuery(query)) expect(isFallback).toBe(false);
  }
}

/** True for a query without introspection and without the name `__proto__`, which are left to graphql-js. */
function isQuery({ document }: TestQuery): boolean {
  const text = JSON.stringify(document);
  return !['"mutation"', '"__schema"', '"__proto__"'].some((word) => text.includes(word));
}

/** Resolves a field from the world, at once or later. With `fault`, something goes wrong now and then. */
function resolverOf(world: World, fault: string | undefined): GraphQLFieldResolver<unknown, unknown> {
  return (source, args: Record<string, unknown>, context, { parentType, fieldName }) => {
    const thing = (source as Thing | undefined) ?? { __typename: parentType.name, id: parentType.name };
    const field = `${thing.id}.${fieldName}${stableText(args)}`;
    const outcome = fault === undefined ? 20 : hash(`${field} ${fault}`) % 200;
    if (outcome === 0) throw new GraphQLError(`${field} fails.`);
    if (outcome === 1) return Promise.reject(new GraphQLError(`${field} is refused.`));
    if (outcome === 2) return null;
    if (outcome === 3) return { unexpected: field };
    const value = world.valueOf(thing, fieldName, args, context as Writes);
    return hash(`${field} when`) % 3 === 0 ? promised(value) : value;
  };
}

/** A promise of the value, or a list of promises of its items. */
function promised(value: unknown): unknown {
  return Array.isArray(value) ? value.map((item) => Promise.resolve(item)) : Promise.resolve(value);
}
