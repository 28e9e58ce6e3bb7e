import {
  getNamedType,
  isCompositeType,
  isListType,
  isNullableType,
  getNullableType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { CostTable } from './cost-table';
import type { Limits } from './limits';

type Variables = Record<string, unknown>;

const nothing: Limits = { depth: 0, aliases: 0, directives: 0, cost: 0 };

/**
 * What an operation asks for at the most, told from its text and variables alone, before anything is executed.
 * Fragments count wherever they are spread; each is measured once for each type that it is spread on.
 * The operation must be valid.
 */
export function measure(
  schema: GraphQLSchema,
  costs: CostTable,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): Limits {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const root = schema.getRootType(operation.operation);
  if (!root) return nothing;
  const measured = new Measure(schema, costs, fragments, variables).selections(operation.selectionSet, root);
  return { ...measured, directives: measured.directives + (operation.directives?.length ?? 0) };
}

class Measure {
  readonly #fragments = new Map<string, Limits>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly costs: CostTable,
    private readonly definitions: Map<string, FragmentDefinitionNode>,
    private readonly variables: Variables,
  ) {}

  /** @param assumedSizes the sizes that the parent's `@listSize(sizedFields:)` sets for its children */
  selections(
    set: SelectionSetNode,
    parent: GraphQLCompositeType,
    assumedSizes: ReadonlyMap<string, number> = new Map(),
  ): Limits {
    return set.selections
      .map((selection) => this.#selection(selection, parent, assumedSizes))
      .reduce(together, nothing);
  }

  #selection(
    selection: SelectionSetNode['selections'][number],
    parent: GraphQLCompositeType,
    sizes: ReadonlyMap<string, number>,
  ): Limits {
    const inside = this.#inside(selection, parent, sizes);
    return { ...inside, directives: inside.directives + (selection.directives?.length ?? 0) };
  }

  #inside(
    selection: SelectionSetNode['selections'][number],
    parent: GraphQLCompositeType,
    sizes: ReadonlyMap<string, number>,
  ): Limits {
    if (selection.kind === Kind.FIELD) return this.#field(selection, parent, sizes);
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return this.selections(
        selection.selectionSet,
        this.#typeNamed(selection.typeCondition?.name.value, parent),
        sizes,
      );
    }
    return this.#spread(selection.name.value, parent, sizes);
  }

  #spread(name: string, parent: GraphQLCompositeType, sizes: ReadonlyMap<string, number>): Limits {
    const key = `${name} ${parent.name} ${[...sizes].join()}`;
    let found = this.#fragments.get(key);
    if (!found) {
      const definition = this.definitions.get(name);
      if (!definition) return nothing;
      found = this.selections(
        definition.selectionSet,
        this.#typeNamed(definition.typeCondition.name.value, parent),
        sizes,
      );
      this.#fragments.set(key, found);
    }
    return found;
  }

  #field(node: FieldNode, parent: GraphQLCompositeType, sizes: ReadonlyMap<string, number>): Limits {
    const aliases = node.alias ? 1 : 0;
    // Introspection costs nothing that grows, and graphql-js itself bounds how deep it goes.
    if (node.name.value.startsWith('__')) return { ...nothing, aliases };
    const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    if (!field) return nothing;

    const cost = this.costs.field(parent.name, node, this.variables);
    const inner = getNamedType(field.type);
    const children =
      node.selectionSet && isCompositeType(inner)
        ? this.selections(node.selectionSet, inner, cost.childSizes)
        : nothing;
    const times = isList(field) ? (sizes.get(field.name) ?? cost.listSize) : 1;
    const weight = cost.weight ?? this.costs.typeWeight(inner);
    return {
      depth: 1 + children.depth,
      aliases: aliases + children.aliases,
      directives: children.directives,
      cost: times * (weight + children.cost),
    };
  }

  #typeNamed(name: string | undefined, otherwise: GraphQLCompositeType): GraphQLCompositeType {
    const type = name ? this.schema.getType(name) : undefined;
    return isCompositeType(type) ? type : otherwise;
  }
}

function together(a: Limits, b: Limits): Limits {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
    cost: a.cost + b.cost,
  };
}

function isList(field: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNullableType(field.type) ? field.type : getNullableType(field.type));
}
