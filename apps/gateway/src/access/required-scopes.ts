import { missingScope, type Caller } from '@tokorozawa/subgraph-kit';
import { errorCodes, isErrorCode, PlanningGraphError } from '@tokorozawa/vocabulary';
import {
  getNamedType,
  isAbstractType,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { SupergraphSource } from '../graphql/supergraph-loader';

const directive = 'requiresScopes';

/** Alternatives, of each of which all scopes are needed. */
type ScopePolicy = string[][];

/** What `@requiresScopes` of a supergraph demands, which composition copies from the subgraphs. */
export class RequiredScopes {
  /** By `Type.field`, and by the name of a type. */
  readonly #policies = new Map<string, ScopePolicy>();
  readonly #ofOperations = new WeakMap<OperationDefinitionNode, ScopePolicy[]>();

  constructor(supergraph: DocumentNode) {
    for (const definition of supergraph.definitions) {
      if (!('name' in definition && definition.name && 'directives' in definition)) continue;
      const type = definition.name.value;
      this.#add(type, definition.directives);
      if (!('fields' in definition)) continue;
      for (const field of definition.fields ?? []) this.#add(`${type}.${field.name.value}`, field.directives);
    }
  }

  /**
   * Throws an UnauthenticatedError or a ForbiddenError if the caller lacks a scope for any field of an operation, also for
   * one that is skipped.
   */
  require(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, caller?: Caller): void {
    let policies = this.#ofOperations.get(operation);
    if (!policies) this.#ofOperations.set(operation, (policies = this.#policiesOf(schema, document, operation)));
    for (const policy of policies) requireOneOf(policy, caller);
  }

  #add(coordinate: string, directives: readonly DirectiveNode[] = []): void {
    const [scopes] = directives
      .filter(({ name }) => name.value === directive)
      .flatMap((node) => node.arguments?.map(({ value }) => valueFromASTUntyped(value) as ScopePolicy) ?? []);
    if (scopes) this.#policies.set(coordinate, scopes);
  }

  #policiesOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): ScopePolicy[] {
    const policies = new Set<ScopePolicy>();
    const add = (coordinate: string): void => {
      const policy = this.#policies.get(coordinate);
      if (policy) policies.add(policy);
    };
    const types = new TypeInfo(schema);
    visit(
      document,
      visitWithTypeInfo(types, {
        OperationDefinition: (node) => (node === operation ? undefined : false),
        Field({ name }) {
          const parent = types.getParentType();
          for (const type of parent ? withPossibleTypes(schema, parent) : []) add(`${type.name}.${name.value}`);
          const result = types.getType();
          if (result) add(getNamedType(result).name);
        },
        // A type without fields in the selection is reached through an interface or a union only by its name.
        InlineFragment: ({ typeCondition }) => void (typeCondition && add(typeCondition.name.value)),
        FragmentDefinition: ({ typeCondition }) => add(typeCondition.name.value),
      }),
    );
    return [...policies];
  }
}

const withPossibleTypes = (
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
): readonly Pick<GraphQLCompositeType, 'name'>[] =>
  isAbstractType(type) ? [type, ...schema.getPossibleTypes(type)] : [type];

/** The first alternative is the one that is named to a caller who meets none. */
function requireOneOf(policy: ScopePolicy, caller: Caller | undefined): void {
  const held: readonly string[] = caller?.scopes ?? [];
  const has = (scope: string): boolean => held.includes(scope);
  if (policy.some((scopes) => scopes.every(has))) return;
  const { message, extensions } = missingScope(caller, policy[0]?.find((scope) => !has(scope)) ?? '');
  const code = isErrorCode(extensions.code) ? extensions.code : 'FORBIDDEN';
  throw new PlanningGraphError(message, code, { ...extensions, http: { status: errorCodes[code].status } });
}

const securityLink = /(@link\(url: "https:\/\/specs\.apollo\.dev\/requiresScopes\/v0\.1"), for: SECURITY\)/;

/**
 * Lets Apollo's libraries load supergraphs with `@requiresScopes`. They refuse them, because they do not enforce the directive
 * themselves: {@link RequiredScopes} does. Other routers read the committed supergraph, in which the directive is marked as one
 * that must be enforced.
 */
export function withEnforcedScopes(source: SupergraphSource): SupergraphSource {
  const accept = (sdl: string): string => sdl.replace(securityLink, '$1)');
  return {
    async initialize({ update }) {
      const first = await source.initialize({ update: (sdl) => update(accept(sdl)) });
      return { ...first, supergraphSdl: accept(first.supergraphSdl) };
    },
  };
}
