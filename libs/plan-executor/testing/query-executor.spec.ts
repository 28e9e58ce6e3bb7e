import fc from 'fast-check';
import { execute, GraphQLError, type GraphQLFieldResolver } from 'graphql';
import { QueryExecutor } from '@tokorozawa/query-executor';
import { openSupergraph, type Case } from './oracle/case';
import { Cases } from './oracle/cases';
import type { Question } from './question/question';
import { hash, stableText } from './world/hash';
import type { Thing, World, Writes } from './world/world';

const supergraphs = Number(process.env.ORACLE_SUPERGRAPHS ?? 12);
const seed = Number(process.env.ORACLE_SEED ?? 20_240_401);
const path = process.env.ORACLE_PATH;
const questions = 30;

const answered = { alone: 0, handedOver: 0 };

test('random questions to random schemas are answered as graphql-js answers them', async () => {
  const property = fc.asyncProperty(new Cases(questions), async (each) => {
    for (const isFaultless of [true, false]) await ask(each, isFaultless);
  });
  await fc.assert(property, { numRuns: supergraphs, seed, path });
  // Of mutations and questions about the schema there are a few, and of faults only some are met.
  expect(answered.alone / (answered.alone + answered.handedOver)).toBeGreaterThan(0.6);
});

async function ask({ supergraph, questions }: Case, isFaultless: boolean): Promise<void> {
  const { apiSchema, world } = openSupergraph(supergraph)!;
  let isHandedOver = false;
  for (const [index, question] of questions.entries()) {
    const asked = { document: question.document, operationName: 'Asked', variableValues: question.variables };
    const fieldResolver = resolverOf(world, isFaultless ? undefined : `fault ${index}`);
    const onFallback = () => void (isHandedOver = true);
    isHandedOver = false;
    const executor = new QueryExecutor({ schema: apiSchema, fieldResolver, onFallback });
    const answer = await executor.execute({ ...asked, contextValue: { mutations: 0 } });
    const right = await execute({ schema: apiSchema, fieldResolver, ...asked, contextValue: { mutations: 0 } });
    expect(JSON.stringify(answer)).toBe(JSON.stringify(right));
    answered[isHandedOver ? 'handedOver' : 'alone']++;
    if (!right.errors && isQuery(question)) expect(isHandedOver).toBe(false);
  }
}

/** A query that asks nothing of the schema, and nothing under the one name that is left to graphql-js. */
function isQuery({ document }: Question): boolean {
  const text = JSON.stringify(document);
  return !['"mutation"', '"__schema"', '"__proto__"'].some((word) => text.includes(word));
}

/** What the world says, at once or later; with `fault`, now and then something goes wrong. */
function resolverOf(world: World, fault: string | undefined): GraphQLFieldResolver<unknown, unknown> {
  return (source, args: Record<string, unknown>, context, { parentType, fieldName }) => {
    const thing = (source as Thing | undefined) ?? { __typename: parentType.name, id: parentType.name };
    const place = `${thing.id}.${fieldName}${stableText(args)}`;
    const way = fault === undefined ? 20 : hash(`${place} ${fault}`) % 200;
    if (way === 0) throw new GraphQLError(`${place} fails.`);
    if (way === 1) return Promise.reject(new GraphQLError(`${place} is refused.`));
    if (way === 2) return null;
    if (way === 3) return { unexpected: place };
    const value = world.valueOf(thing, fieldName, args, context as Writes);
    return hash(`${place} when`) % 3 === 0 ? promised(value) : value;
  };
}

/** The value, or each item of it, for which one must wait. */
function promised(value: unknown): unknown {
  return Array.isArray(value) ? value.map((item) => Promise.resolve(item)) : Promise.resolve(value);
}
