import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute,
  getNamedType,
  GraphQLError,
  isInterfaceType,
  isObjectType,
  parse,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { fetchesEntities, type AskSubgraph, type FetchAnswer, type FetchRequest } from '../engines/engine';
import { printSubgraph } from '../supergraph/print';
import { definitionIn, fieldNamesOf, fieldSet, objectOf, type SupergraphModel } from '../supergraph/model';
import { readBlobsExactly } from './blob';
import { strikes, type Faults } from './faults';
import { concreteTypeOf, type Thing, type World } from './world';

/** One execution of an operation: its faults, and what has happened so far. */
export interface Run {
  faults: Faults;
  mutations: number;
  asked: { subgraph: string; request: FetchRequest }[];
  /** The faults that occurred. An engine that fetches the same data in another way meets other faults. */
  met: Set<string>;
}

export function newRun(faults: Faults): Run {
  return { faults, mutations: 0, asked: [], met: new Set() };
}

/** Opens executable subgraphs that all serve one world. */
export function openSubgraphs(model: SupergraphModel, world: World): AskSubgraph<Run> {
  const schemas = new Map(model.subgraphs.map((name) => [name, executable(model, name, world)]));

  return async (subgraph, request, run) => {
    run.asked.push({ subgraph, request });
    const refusal = refusalOf(subgraph, request, run);
    if (refusal) return refusal;
    const answer = await execute({
      schema: schemas.get(subgraph)!,
      document: parse(request.query),
      operationName: request.operationName,
      variableValues: request.variables,
      contextValue: run,
      fieldResolver: resolverOf(world, subgraph),
    });
    return asJson(answer);
  };
}

function refusalOf(subgraph: string, request: FetchRequest, { faults, met }: Run): FetchAnswer | undefined {
  const asksEntities = fetchesEntities(request);
  if (faults.down.some((each) => each.subgraph === subgraph && (asksEntities || !each.onlyEntities))) {
    met.add(`${subgraph} is down ${asksEntities}`);
    const extensions = { code: 'SUBGRAPH_UNAVAILABLE', subgraph };
    throw new GraphQLError(`${subgraph} does not answer.`, { extensions });
  }
  if (!faults.empty.includes(subgraph)) return undefined;
  met.add(`${subgraph} is empty ${asksEntities}`);
  return { data: null, errors: [{ message: `${subgraph} answers nothing.`, extensions: { code: 'EMPTY' } }] };
}

function executable(model: SupergraphModel, subgraph: string, world: World): GraphQLSchema {
  const schema = buildSubgraphSchema({ typeDefs: parse(printSubgraph(model, subgraph)) });
  readBlobsExactly(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const resolveReference = (representation: Record<string, unknown>, run: Run) => {
      requireKey(model, subgraph, type.name, representation);
      return reference(world.lookUp(representation, isInterfaceType(type)), run, subgraph);
    };
    Object.assign(type, { resolveReference });
    Object.assign(type.extensions, { apollo: { subgraph: { resolveReference } } });
  }
  return schema;
}

/** Throws for a representation without any of the keys by which a subgraph resolves entities of its type. */
function requireKey(
  model: SupergraphModel,
  subgraph: string,
  type: string,
  representation: Record<string, unknown>,
): void {
  const object = objectOf(model, type);
  const keys = object && definitionIn(object, subgraph)?.keys.filter(({ resolvable }) => resolvable);
  const isKnown = keys?.some(({ fields }) => fieldNamesOf(fieldSet(fields)).every((name) => name in representation));
  if (isKnown === false)
    throw new GraphQLError(`${subgraph} resolves no ${type} by ${Object.keys(representation).join()}.`);
}

function reference(thing: Thing, { faults, met }: Run, subgraph: string): Thing | null | Promise<never> {
  const types = [thing.__typename, concreteTypeOf(thing.id)];
  const fault = faults.missing.find(
    (each) => each.subgraph === subgraph && types.includes(each.type) && strikes(each, thing.id),
  );
  if (!fault) return thing;
  met.add(`${thing.id} is missing in ${subgraph}`);
  const extensions = { code: fault.code };
  // A rejected promise instead of an exception, so that only this entity is lost.
  return fault.code ? Promise.reject(new GraphQLError(`${subgraph} cannot find ${thing.id}.`, { extensions })) : null;
}

/** Resolves every field of every subgraph from the world, unless a fault affects it. */
function resolverOf(world: World, subgraph: string): GraphQLFieldResolver<Thing | undefined, Run> {
  return (source, args: Record<string, unknown>, run, info) => {
    const typeName = typeNameOf(info);
    const thing = source ?? { __typename: typeName, id: typeName };
    failIfBroken(run, subgraph, thing, info);
    const nulled = run.faults.nulled.find(
      (each) => each.subgraph === subgraph && each.field === `${typeName}.${info.fieldName}`,
    );
    if (nulled && strikes(nulled, thing.id)) {
      run.met.add(`${fieldPath(info)} of ${thing.id} is null in ${subgraph}`);
      return null;
    }
    const value = world.valueOf(thing, info.fieldName, args, run);
    const type = getNamedType(info.returnType);
    // The subgraph of an interface object does not know the members of the interface.
    return isObjectType(type) ? renamed(value, type.name) : value;
  };
}

/** The name of a type in the supergraph. */
function typeNameOf({ parentType, schema }: GraphQLResolveInfo): string {
  if (parentType === schema.getQueryType()) return 'Query';
  return parentType === schema.getMutationType() ? 'Mutation' : parentType.name;
}

function failIfBroken(run: Run, subgraph: string, { id }: Thing, info: GraphQLResolveInfo): void {
  const field = `${typeNameOf(info)}.${info.fieldName}`;
  const broken = run.faults.broken.find((each) => each.subgraph === subgraph && each.field === field);
  if (!broken || !strikes(broken, id)) return;
  run.met.add(`${fieldPath(info)} of ${id} fails in ${subgraph}`);
  const extensions = broken.code === undefined ? {} : { code: broken.code };
  throw new GraphQLError(`${field} of ${id} fails in ${subgraph}.`, { extensions });
}

/** The path of a field without list indexes, since two engines may ask for the same entities in different orders. */
function fieldPath({ path }: GraphQLResolveInfo): string {
  const keys = [];
  for (let at: typeof path | undefined = path; at; at = at.prev) if (typeof at.key === 'string') keys.unshift(at.key);
  return keys.join('.');
}

function renamed(value: unknown, __typename: string): unknown {
  if (Array.isArray(value)) return value.map((each) => renamed(each, __typename));
  return value === null || value === undefined ? value : { ...(value as Thing), __typename };
}

/** A copy, as an answer over HTTP would be: the executor may change it. */
function asJson(answer: ExecutionResult): FetchAnswer {
  const text = JSON.stringify(answer);
  return { ...(JSON.parse(text) as FetchAnswer), needsNoEscaping: !text.includes('\\') };
}
