import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { withLocaleArguments } from '@tokorozawa/vocabulary';
import { parse, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from 'type-graphql';
import type { SubgraphDefinition } from '../definition/subgraph';
import { referenceResolvers } from './reference-resolvers';

/** States the version of federation, which decorators cannot. */
const federationHeader = `
  extend schema @link(
    url: "https://specs.apollo.dev/federation/v2.12"
    import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@tag", "@cost", "@listSize"]
  )
`;

/** Builds the executable federated schema of a subgraph, with a reference resolver for each of its entities. */
export function buildSchema(definition: SubgraphDefinition): GraphQLSchema {
  const resolvers = [...definition.concepts, ...definition.extends].flatMap(({ resolver }) => resolver ?? []);
  const schema = withLocaleArguments(
    buildSchemaSync({
      resolvers: resolvers as unknown as NonEmptyArray<new () => object>,
      // type-graphql drops a type that only references reach, without a word, unless it is listed here.
      orphanedTypes: [
        ...definition.concepts.map(({ entity }) => entity),
        ...definition.extends.map(({ type }) => type),
      ],
      skipCheck: true,
    }),
  );
  return buildSubgraphSchema({
    typeDefs: parse(federationHeader + printSchemaWithDirectives(schema)),
    resolvers: withReferences(createResolversMap(schema), definition),
  });
}

/** Prints the SDL of a subgraph, as it is committed and composed. */
export function printSchema(definition: SubgraphDefinition): string {
  return `${printSubgraphSchema(buildSchema(definition)).trim()}\n`;
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
