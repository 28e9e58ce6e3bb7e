import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import { getDocumentNodeFromSchema } from '@graphql-tools/utils';
import { addLocaleArguments } from '@tokorozawa/vocabulary';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from 'type-graphql';
import type { Concept } from '../definition/concept';
import type { SubgraphDefinition } from '../definition/subgraph';
import { versionFieldsOf } from '../edition/version-fields';
import type { SubgraphContext } from '../execution/context';
import type { EntityClass } from '../entity/entity-class';
import type { WrittenEntity } from '../written/written-entity';
import { writtenFieldsOf } from '../written/written-fields';
import { executableSchema } from './executable-schema';
import { federationLink } from './federation-link';
import { interfaceResolvers, withInterfaces } from './interfaces';

/** The same in every subgraph, because composition keeps one of them. */
const queryDescription =
  'Where a query begins (問い合わせの入口): the lists of records of each kind, and single records by their ids. Every field can be null, so that the outage of one domain costs only its own fields.';

const mutationDescription =
  'Where a write begins (書き込みの入口), for systems of the municipalities that hold a key. The fields are executed one after the other.';

const subscriptionDescription =
  'What can be followed as a stream (購読): ask with the header "accept: text/event-stream" for server-sent events.';

/** The gateway answers subscriptions itself. type-graphql wants to know where their events would come from. */
const noEvents = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('The gateway answers subscriptions itself.');
  },
};

interface BuiltSchema {
  executable: GraphQLSchema;
  /** Its definitions with the link to federation, as other routers and composition read them. */
  document: DocumentNode;
}

const built = new WeakMap<SubgraphDefinition, BuiltSchema>();

/** The executable federated schema of a subgraph, with a reference resolver for each of its entities. */
export function schemaOf(definition: SubgraphDefinition): GraphQLSchema {
  return builtSchema(definition).executable;
}

/** Prints the SDL of a subgraph, as it is committed and composed. Throws if it breaks a rule of federation. */
export function printSchema(definition: SubgraphDefinition): string {
  return `${printSubgraphSchema(buildSubgraphSchema(builtSchema(definition).document)).trim()}\n`;
}

/** It is built once, as tests open a subgraph many times. */
function builtSchema(definition: SubgraphDefinition): BuiltSchema {
  let schema = built.get(definition);
  if (!schema) built.set(definition, (schema = buildSchema(definition)));
  return schema;
}

function buildSchema(definition: SubgraphDefinition): BuiltSchema {
  const { concepts, derivedTables, ownTables } = definition;
  const parts = concepts.flatMap((concept) => concept.parts);
  const resolvable = [...concepts, ...parts, ...derivedTables, ...ownTables, ...definition.extends];
  const commonFields = concepts.map(({ entity, writtenIds }) =>
    writtenIds === undefined
      ? versionFieldsOf(entity, definition)
      : writtenFieldsOf(entity as EntityClass<WrittenEntity>),
  );
  const lists = concepts.flatMap(({ list }) => list?.resolvers ?? []);
  const resolvers = [
    ...lists,
    ...commonFields,
    ...definition.resolvers,
    ...resolvable.flatMap(({ resolver }) => resolver ?? []),
  ];
  const schema = buildSchemaSync({
    resolvers: resolvers as unknown as NonEmptyArray<new () => object>,
    // type-graphql drops a type that only references reach, without a word, unless it is listed here.
    orphanedTypes: [...concepts.map(({ entity }) => entity), ...definition.extends.map(({ type }) => type)],
    skipCheck: true,
    pubSub: noEvents,
  });
  addLocaleArguments(schema);
  const query = schema.getQueryType();
  if (query) query.description = queryDescription;
  const mutation = schema.getMutationType();
  if (mutation) mutation.description = mutationDescription;
  const subscription = schema.getSubscriptionType();
  if (subscription) subscription.description = subscriptionDescription;
  const definitions = withInterfaces(getDocumentNodeFromSchema(schema), definition);
  const document = { ...definitions, definitions: [federationLink(definitions), ...definitions.definitions] };
  const executable = executableSchema(
    document,
    { ...withReferences(createResolversMap(schema), definition), ...interfaceResolvers(definitions) },
    () => printSchema(definition),
  );
  return { executable, document };
}

function withReferences(
  resolvers: ReturnType<typeof createResolversMap>,
  definition: SubgraphDefinition,
): GraphQLResolverMap<unknown> {
  const entities = Object.entries(referenceResolvers(definition)).map(([type, reference]) => [
    type,
    { ...(resolvers[type] as object | undefined), ...reference },
  ]);
  return { ...resolvers, ...Object.fromEntries(entities) } as GraphQLResolverMap<unknown>;
}

interface Reference extends Record<string, unknown> {
  __typename: string;
}

type ReferenceResolver = { __resolveReference(reference: Reference, context: SubgraphContext): unknown };

/**
 * Makes the resolvers that turn the gateway's references into records. An entity of the domain is read by its key, and
 * one statement reads all entities of a request. A record of another domain is not read: its owner does that.
 */
function referenceResolvers(definition: SubgraphDefinition): Record<string, ReferenceResolver> {
  const own = definition.concepts.map((concept) => [concept.name, { __resolveReference: recordReader(concept) }]);
  const extended = definition.extends.map(({ type }) => [
    type.name,
    { __resolveReference: (reference: Reference) => reference },
  ]);
  return Object.fromEntries([...own, ...extended]) as Record<string, ReferenceResolver>;
}

/** The catalogue and partners may name a record that does not exist. */
function recordReader({ entity, keys }: Concept): ReferenceResolver['__resolveReference'] {
  return (reference, { load }) => {
    const key = ['id', ...keys].find((property) => property in reference) ?? 'id';
    return load.existingBy(entity, key as 'id', String(reference[key]));
  };
}
