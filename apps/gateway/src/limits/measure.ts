import { InvalidInputError } from '@tokorozawa/vocabulary';
import {
  getArgumentValues,
  getNamedType,
  getVariableValues,
  getDirectiveValues,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isCompositeType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { CostTable } from './cost-table';
import { expandedSize } from './expanded-size';
import { fieldCost, isList, type Field, type FieldCost } from './field-cost';
import type { Limits } from './limits';

type Variables = Record<string, unknown>;
type Sizes = ReadonlyMap<string, number>;

/** What is told by adding up selections. */
type Sums = Omit<Limits, 'expandedSize'>;

const nothing: Sums = { depth: 0, aliases: 0, directives: 0, cost: 0 };

/**
 * What an operation asks for at the most, told from its text and variables alone, before anything is executed.
 * Fragments count wherever they are spread; each is measured once for each type that it is spread on.
 * The operation must be valid. Variables that do not fit it make it nothing, for then it is not executed.
 * Throws an InvalidInputError when a variable is null where an argument must not be.
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
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
  if (!root || !coerced) return { ...nothing, expandedSize: 0 };
  const measured = new Measure(schema, costs, fragments, coerced).selections(operation.selectionSet, root);
  return {
    ...measured,
    directives: measured.directives + (operation.directives?.length ?? 0),
    expandedSize: expandedSize(schema, fragments, operation.selectionSet, root),
  };
}

class Measure {
  /** The same selections cost the same wherever objects of the same type stand. */
  readonly #known = new Map<SelectionSetNode, Map<string, Sums>>();
  readonly #costs = new Map<Field, FieldCost>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly costs: CostTable,
    private readonly definitions: Map<string, FragmentDefinitionNode>,
    private readonly variables: Variables,
  ) {}

  /** @param sizes how many items the lists among the selections hold, where the field above says so */
  selections(set: SelectionSetNode, parent: GraphQLCompositeType, sizes: Sizes = new Map()): Sums {
    const key = `${parent.name} ${[...sizes].join()}`;
    const known = this.#known.get(set) ?? new Map<string, Sums>();
    this.#known.set(set, known);
    const sums = known.get(key) ?? this.#sum(set, parent, sizes);
    known.set(key, sums);
    return sums;
  }

  #sum(set: SelectionSetNode, parent: GraphQLCompositeType, sizes: Sizes): Sums {
    return set.selections
      .map((selection) => {
        const asked = this.#selection(selection, parent, sizes);
        return { ...asked, directives: asked.directives + (selection.directives?.length ?? 0) };
      })
      .reduce(together, nothing);
  }

  #selection(selection: SelectionNode, parent: GraphQLCompositeType, sizes: Sizes): Sums {
    try {
      return this.#measured(selection, parent, sizes);
    } catch (error) {
      // What is not executed counts, but nothing is wrong with its arguments.
      if (error instanceof InvalidInputError && isLeftOut(selection, this.variables)) return nothing;
      throw error;
    }
  }

  #measured(selection: SelectionNode, parent: GraphQLCompositeType, sizes: Sizes): Sums {
    if (selection.kind === Kind.FIELD) return this.#field(selection, parent, sizes);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#spread(selection.name.value, parent, sizes);
    return this.selections(selection.selectionSet, this.#typeNamed(selection.typeCondition?.name.value, parent), sizes);
  }

  #spread(name: string, parent: GraphQLCompositeType, sizes: Sizes): Sums {
    const definition = this.definitions.get(name);
    if (!definition) return nothing;
    return this.selections(
      definition.selectionSet,
      this.#typeNamed(definition.typeCondition.name.value, parent),
      sizes,
    );
  }

  #field(node: FieldNode, parent: GraphQLCompositeType, sizes: Sizes): Sums {
    const field = fieldOf(parent, node.name.value);
    if (!field) return nothing;
    const inner = getNamedType(field.type);
    const cost = this.#costOf(field, parent, node);
    const children =
      node.selectionSet && isCompositeType(inner)
        ? this.selections(node.selectionSet, inner, cost.childSizes)
        : nothing;
    const items = isList(field) ? (sizes.get(field.name) ?? cost.size) : 1;
    return {
      // How deep a question about the schema goes, graphql-js bounds by itself.
      depth: field.name.startsWith('__') ? 0 : 1 + children.depth,
      aliases: children.aliases + (node.alias ? 1 : 0),
      directives: children.directives,
      cost: items * (cost.weight + children.cost),
    };
  }

  #costOf(field: Field, parent: GraphQLCompositeType, node: FieldNode): FieldCost {
    if (field.args.length > 0) {
      return fieldCost(this.schema, this.costs, parent, field, argumentsOf(field, node, this.variables));
    }
    const cost = this.#costs.get(field) ?? fieldCost(this.schema, this.costs, parent, field, {});
    this.#costs.set(field, cost);
    return cost;
  }

  #typeNamed(name: string | undefined, otherwise: GraphQLCompositeType): GraphQLCompositeType {
    const type = name ? this.schema.getType(name) : undefined;
    return isCompositeType(type) ? type : otherwise;
  }
}

function isLeftOut(selection: SelectionNode, variables: Variables): boolean {
  if (!selection.directives?.length) return false;
  try {
    const skip = getDirectiveValues(GraphQLSkipDirective, selection, variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, selection, variables);
    return skip?.if === true || include?.if === false;
  } catch {
    // A condition that is null is refused when it is decided.
    return false;
  }
}

const metaFields = [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef];

function fieldOf(parent: GraphQLCompositeType, name: string): Field | undefined {
  if (name.startsWith('__')) return metaFields.find((field) => field.name === name);
  return 'getFields' in parent ? parent.getFields()[name] : undefined;
}

function argumentsOf(field: Field, node: FieldNode, variables: Variables): Variables {
  try {
    return getArgumentValues(field, node, variables);
  } catch (error) {
    const [value] = error instanceof GraphQLError ? (error.nodes ?? []) : [];
    throw new InvalidInputError((error as Error).message, { http: { status: 400 } }, value ?? node);
  }
}

function together(a: Sums, b: Sums): Sums {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
    cost: a.cost + b.cost,
  };
}
