import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import { addResolversToSchema } from '@apollo/subgraph/dist/schema-helper/buildSchemaFromSDL';
import { entitiesField } from '@apollo/subgraph/dist/types';
import {
  buildASTSchema,
  defaultTypeResolver,
  Kind,
  parse,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  type ObjectTypeDefinitionNode,
} from 'graphql';

/**
 * Makes the executable schema of a subgraph from its definitions: what Apollo's `buildSubgraphSchema` makes, except for
 * the definitions of federation's directives, which no query reaches. Apollo's also validates and prints the definitions,
 * which takes most of its time and need not be done at each start: a build does it when it composes the supergraph.
 *
 * @param sdl prints the definitions, for a router that asks the subgraph for them
 */
export function executableSchema(
  document: DocumentNode,
  resolvers: GraphQLResolverMap<unknown>,
  sdl: () => string,
): GraphQLSchema {
  const schema = buildASTSchema(withFederationFields(document), { assumeValid: true, assumeValidSDL: true });
  const { resolve: _entities } = entitiesField;
  const _service = (): { sdl: string } => ({ sdl: sdl() });
  addResolversToSchema(schema, {
    ...resolvers,
    Query: { ...resolvers.Query, _service, _entities },
    _Entity: { __resolveType: defaultTypeResolver },
  } as GraphQLResolverMap<unknown>);
  return schema;
}

/** Adds to the root fields those by which routers ask a subgraph: for its schema and, if it has any, for its entities. */
function withFederationFields(document: DocumentNode): DocumentNode {
  const entities = document.definitions.filter(isEntity).map(({ name }) => name.value);
  const { definitions } = parse(
    `type Query {
      ${entities.length > 0 ? '_entities(representations: [_Any!]!): [_Entity]!' : ''}
      _service: _Service!
    }
    ${entities.length > 0 ? `union _Entity = ${entities.join(' | ')}` : ''}
    scalar _Any
    type _Service { sdl: String }`,
    { noLocation: true },
  );
  const [query, ...types] = definitions as [ObjectTypeDefinitionNode, ...DefinitionNode[]];
  const withFields = visit(document, {
    ObjectTypeDefinition: (type) =>
      type.name.value === query.name.value
        ? { ...type, fields: [...(type.fields ?? []), ...(query.fields ?? [])] }
        : false,
    InterfaceTypeDefinition: () => false,
    InputObjectTypeDefinition: () => false,
    EnumTypeDefinition: () => false,
  });
  return { ...withFields, definitions: [...withFields.definitions, ...types] };
}

const isEntity = (node: DefinitionNode): node is ObjectTypeDefinitionNode =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION && node.directives?.some(({ name }) => name.value === 'key') === true;
