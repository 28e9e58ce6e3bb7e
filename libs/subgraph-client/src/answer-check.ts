import { buildSubgraphSchema } from '@apollo/subgraph';
import type { FetchAnswer, FetchRequest } from '@tokorozawa/plan-executor';
import { scalars } from '@tokorozawa/vocabulary';
import {
  getNamedType,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';

type Json = Record<string, unknown>;

/** The operations that the gateway sends are few. */
const maxDocuments = 500;

/** Of the documents that are kept. */
const responseNames = new WeakMap<SelectionSetNode, ReadonlySet<string>>();

const isInt = (value: unknown): boolean => Number.isInteger(value) && (value as number) === ((value as number) | 0);

/** Our own scalars by their names, which a partner declares for the keys of our types. */
const ownScalars = new Map(scalars.map((scalar) => [scalar.name, scalar]));

/** The scalars of GraphQL. Of a scalar that is neither one of these nor our own, a value may be any text, boolean or finite number. */
const scalarChecks = new Map<GraphQLNamedType, (value: unknown) => boolean>([
  [GraphQLInt, isInt],
  [GraphQLFloat, (value) => Number.isFinite(value)],
  [GraphQLString, (value) => typeof value === 'string'],
  [GraphQLID, (value) => typeof value === 'string'],
  [GraphQLBoolean, (value) => typeof value === 'boolean'],
]);

/**
 * Compares answers with the schema of the subgraph that gave them. Our own subgraphs are known to keep to theirs; a
 * partner's wrong value would otherwise reach callers, whose clients rely on the types.
 */
export class AnswerCheck {
  readonly #schema: GraphQLSchema;
  readonly #documents = new LRUCache<string, DocumentNode>({ max: maxDocuments });

  /** @param sdl of the subgraph. Throws if it is not a valid schema. */
  constructor(sdl: string) {
    this.#schema = buildSubgraphSchema({ typeDefs: parse(sdl) });
  }

  /** Where the first wrong value of an answer's data is, and what it should be; undefined if there is none. */
  faultOf(
    request: Pick<FetchRequest, 'query' | 'entityCount'>,
    { data, errors = [] }: FetchAnswer,
  ): string | undefined {
    const mayLack = errors.length > 0;
    if (data === null || data === undefined) return mayLack ? undefined : 'data must be an object';
    const { query } = request;
    const document = this.#documents.get(query) ?? parse(query, { noLocation: true });
    this.#documents.set(query, document);
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const one of document.definitions)
      if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
    const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
    const root = operation && this.#schema.getRootType(operation.operation);
    if (!operation || !root) return undefined;
    return (
      faultOfEntities(request, operation, data, mayLack) ??
      new Walk(this.#schema, fragments, mayLack).object(root, data, operation.selectionSet, 'data')
    );
  }
}

/** An answer has one item for each entity that was asked for. The planner selects `_entities` at the root alone. */
function faultOfEntities(
  request: Pick<FetchRequest, 'entityCount'>,
  { selectionSet: { selections } }: OperationDefinitionNode,
  data: Json,
  mayLack: boolean,
): string | undefined {
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD || selection.name.value !== '_entities') continue;
    const argument = selection.arguments?.[0]?.value;
    const count = argument?.kind === Kind.VARIABLE ? request.entityCount(argument.name.value) : undefined;
    const name = responseNameOf(selection);
    const fault = count ? faultOfLength(data[name], count, `data.${name}`, mayLack) : undefined;
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOfLength(value: unknown, count: number, path: string, mayLack: boolean): string | undefined {
  if ((value === null || value === undefined) && mayLack) return undefined;
  if (!Array.isArray(value)) return `${path} must be a list`;
  return value.length === count ? undefined : `${path} has ${value.length} items instead of ${count}`;
}

const responseNameOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;

class Walk {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    /** Whether a value that must not be null may be, because there are errors. */
    private readonly mayLack: boolean,
  ) {}

  /** The fault of an object whose type may be abstract. */
  object(type: GraphQLNamedType, value: unknown, selections: SelectionSetNode, path: string): string | undefined {
    if (!isJson(value)) return `${path} must be an object`;
    const fault = this.#unasked(value, selections, path);
    if (fault !== undefined) return fault;
    const actual = isAbstractType(type) ? this.schema.getType(typeNameOf(value, selections)) : type;
    if (value.__typename !== undefined && !this.#mayBe(type, actual, value.__typename)) {
      return `${path}.__typename must be a type of ${type.name}`;
    }
    // Without its type nothing more is known of it.
    if (!isObjectType(actual)) return undefined;
    return this.#members(actual, value, selections, path, false);
  }

  /** @param isConditional whether a condition may have left these selections out */
  #members(
    type: GraphQLObjectType,
    value: Json,
    { selections }: SelectionSetNode,
    path: string,
    isConditional: boolean,
  ): string | undefined {
    for (const selection of selections) {
      const mayBeLeftOut = isConditional || (selection.directives ?? []).length > 0;
      let fault: string | undefined;
      if (selection.kind === Kind.FIELD) fault = this.#field(type, value, selection, path, mayBeLeftOut);
      else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
        if (fragment && this.#applies(type, fragment.typeCondition?.name.value)) {
          fault = this.#members(type, value, fragment.selectionSet, path, mayBeLeftOut);
        }
      }
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  #field(
    type: GraphQLObjectType,
    value: Json,
    node: FieldNode,
    path: string,
    mayBeLeftOut: boolean,
  ): string | undefined {
    const name = responseNameOf(node);
    const field = type.getFields()[node.name.value];
    if (!field || (mayBeLeftOut && value[name] === undefined)) return undefined;
    return this.#value(field.type, value[name], node.selectionSet, `${path}.${name}`);
  }

  /** What was not asked for would be merged into an object to which other subgraphs contribute, in place of theirs. */
  #unasked(value: Json, selections: SelectionSetNode, path: string): string | undefined {
    const names = this.#namesIn(selections);
    const name = Object.keys(value).find((one) => !names.has(one));
    return name === undefined ? undefined : `${path} has ${JSON.stringify(name.slice(0, 60))}, which was not asked for`;
  }

  /** The response names of all fields, whatever the types of their fragments. */
  #namesIn(selections: SelectionSetNode): ReadonlySet<string> {
    let names = responseNames.get(selections);
    if (!names) {
      names = new Set(
        selections.selections.flatMap((selection) => {
          if (selection.kind === Kind.FIELD) return responseNameOf(selection);
          const fragment =
            selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
          return fragment ? [...this.#namesIn(fragment.selectionSet)] : [];
        }),
      );
      responseNames.set(selections, names);
    }
    return names;
  }

  #mayBe(type: GraphQLNamedType, actual: GraphQLNamedType | undefined, typeName: unknown): boolean {
    if (!isObjectType(actual) || actual.name !== typeName) return false;
    return isAbstractType(type) ? this.schema.isSubType(type, actual) : true;
  }

  #applies(type: GraphQLObjectType, condition: string | undefined): boolean {
    if (condition === undefined || condition === type.name) return true;
    const abstract = this.schema.getType(condition);
    return isAbstractType(abstract) && this.schema.isSubType(abstract, type);
  }

  #value(
    type: GraphQLOutputType,
    value: unknown,
    selections: SelectionSetNode | undefined,
    path: string,
  ): string | undefined {
    if (value === null || value === undefined) {
      return isNonNullType(type) && !this.mayLack ? `${path} must not be null` : undefined;
    }
    const nullable = isNonNullType(type) ? type.ofType : type;
    if (isListType(nullable)) {
      if (!Array.isArray(value)) return `${path} must be a list`;
      for (const [index, item] of value.entries()) {
        const fault = this.#value(nullable.ofType as GraphQLOutputType, item, selections, `${path}[${index}]`);
        if (fault !== undefined) return fault;
      }
      return undefined;
    }
    const named = getNamedType(nullable);
    return selections ? this.object(named, value, selections, path) : leafFault(named, value, path);
  }
}

/** The gateway asks for the type of an object only if its query has fragments on several types. */
function typeNameOf({ __typename }: Json, { selections }: SelectionSetNode): string {
  if (__typename !== undefined) return String(__typename);
  const conditions = selections.map((one) => one.kind === Kind.INLINE_FRAGMENT && one.typeCondition?.name.value);
  const [name] = conditions;
  return name && conditions.every((one) => one === name) ? name : '';
}

function leafFault(type: GraphQLNamedType, value: unknown, path: string): string | undefined {
  return isLeafOf(type, value) ? undefined : `${path} must be a value of ${type.name}`;
}

function isLeafOf(type: GraphQLNamedType, value: unknown): boolean {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined;
  const own = ownScalars.get(type.name);
  return own ? isValueOf(own, value) : (scalarChecks.get(type) ?? isScalar)(value);
}

function isValueOf(scalar: GraphQLScalarType<string | number>, value: unknown): boolean {
  try {
    scalar.serialize(value);
    return true;
  } catch {
    return false;
  }
}

/** JSON may contain numbers that are infinite for JavaScript, such as 1e999. */
const isScalar = (value: unknown): boolean =>
  typeof value === 'number' ? Number.isFinite(value) : typeof value !== 'object';

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
