import { canonicalJson } from '@tokorozawa/exact-json';
import { InvalidInputError } from '@tokorozawa/vocabulary';
import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getVariableValues,
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
import { costOfField, isList, type CostTable, type Field, type FieldCost } from './cost';

/** What one operation asks for at the most. */
export interface OperationSize {
  /** Levels of fields, without introspection. */
  depth: number;
  /** Fields with an alias, and fields that their selection set has had before: what asks for one field again. */
  aliases: number;
  directives: number;
  /** In the unit of `@cost`: about one for each object that the answer can contain. */
  cost: number;
  /**
   * Fields as planners read them: what is asked of interfaces and unions is written out for their members. Planning time
   * grows with the square of it.
   */
  expandedSize: number;
}

/** The graph on which operations are measured. */
export interface MeasuredGraph {
  schema: GraphQLSchema;
  costs: CostTable;
  /** Counts the fields of an operation as planners read them. */
  expandedSize(this: void, schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): number;
}

type Variables = Record<string, unknown>;
type ListSizes = ReadonlyMap<string, number>;

/** What is computed by adding up selections. */
type Sums = Omit<OperationSize, 'expandedSize'>;

const zero: Sums = { depth: 0, aliases: 0, directives: 0, cost: 0 };

/** The size of an operation that will not be executed, because its variables do not fit. */
export const unmeasured: OperationSize = { ...zero, expandedSize: 0 };

/**
 * Computes what an operation asks for at the most, from its text and variables alone, before anything is executed.
 * Fragments count wherever they are spread; each is measured once for each type that it is spread on.
 * The operation must be valid. If its variables do not fit, the result is {@link unmeasured}.
 * Throws an InvalidInputError if a variable is null where an argument must not be.
 */
export function measureOperation(
  { schema, costs, expandedSize }: MeasuredGraph,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): OperationSize {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const root = schema.getRootType(operation.operation);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
  if (!root || !coerced) return unmeasured;
  const sums = new Measurement(schema, costs, fragments, coerced).selections(operation.selectionSet, root);
  return {
    ...sums,
    directives: sums.directives + (operation.directives?.length ?? 0),
    expandedSize: expandedSize(schema, document, operation),
  };
}

class Measurement {
  /** A selection set costs the same wherever it applies to the same type. */
  readonly #sums = new Map<SelectionSetNode, Map<string, Sums>>();
  readonly #costs = new Map<Field, FieldCost>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly costs: CostTable,
    private readonly fragments: Map<string, FragmentDefinitionNode>,
    private readonly variables: Variables,
  ) {}

  /** @param sizes the number of items of lists among the selections, where the field above them says so */
  selections(set: SelectionSetNode, parent: GraphQLCompositeType, sizes: ListSizes = new Map()): Sums {
    const key = `${parent.name} ${[...sizes].join()}`;
    const byKey = this.#sums.get(set) ?? new Map<string, Sums>();
    this.#sums.set(set, byKey);
    const sums = byKey.get(key) ?? this.#sum(set, parent, sizes);
    byKey.set(key, sums);
    return sums;
  }

  #sum(set: SelectionSetNode, parent: GraphQLCompositeType, sizes: ListSizes): Sums {
    const sums = set.selections
      .map((selection) => {
        const sums = this.#selection(selection, parent, sizes);
        return { ...sums, directives: sums.directives + (selection.directives?.length ?? 0) };
      })
      .reduce(add, zero);
    return { ...sums, aliases: sums.aliases + repeatedFields(set) };
  }

  #selection(selection: SelectionNode, parent: GraphQLCompositeType, sizes: ListSizes): Sums {
    try {
      return this.#measure(selection, parent, sizes);
    } catch (error) {
      // A selection that is left out counts too, but its arguments cannot be wrong.
      if (error instanceof InvalidInputError && isLeftOut(selection, this.variables)) return zero;
      throw error;
    }
  }

  #measure(selection: SelectionNode, parent: GraphQLCompositeType, sizes: ListSizes): Sums {
    if (selection.kind === Kind.FIELD) return this.#field(selection, parent, sizes);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#spread(selection.name.value, parent, sizes);
    return this.selections(selection.selectionSet, this.#typeNamed(selection.typeCondition?.name.value, parent), sizes);
  }

  #spread(name: string, parent: GraphQLCompositeType, sizes: ListSizes): Sums {
    const fragment = this.fragments.get(name);
    if (!fragment) return zero;
    const { selectionSet, typeCondition } = fragment;
    return this.selections(selectionSet, this.#typeNamed(typeCondition.name.value, parent), sizes);
  }

  #field(node: FieldNode, parent: GraphQLCompositeType, sizes: ListSizes): Sums {
    const field = fieldOf(parent, node.name.value);
    if (!field) return zero;
    const inner = getNamedType(field.type);
    const cost = this.#costOf(field, parent, node);
    const children =
      node.selectionSet && isCompositeType(inner) ? this.selections(node.selectionSet, inner, cost.childSizes) : zero;
    const items = isList(field) ? (sizes.get(field.name) ?? cost.size) : 1;
    return {
      // graphql-js limits the depth of introspection by itself.
      depth: field.name.startsWith('__') ? 0 : 1 + children.depth,
      aliases: children.aliases + (node.alias ? 1 : 0),
      directives: children.directives,
      cost: items * (cost.weight + children.cost),
    };
  }

  #costOf(field: Field, parent: GraphQLCompositeType, node: FieldNode): FieldCost {
    if (field.args.length > 0) {
      return costOfField(this.schema, this.costs, parent, field, argumentsOf(field, node, this.variables));
    }
    const cost = this.#costs.get(field) ?? costOfField(this.schema, this.costs, parent, field, {});
    this.#costs.set(field, cost);
    return cost;
  }

  #typeNamed(name: string | undefined, otherwise: GraphQLCompositeType): GraphQLCompositeType {
    const type = name ? this.schema.getType(name) : undefined;
    return isCompositeType(type) ? type : otherwise;
  }
}

/** How many fields of a selection set repeat one before them. An alias counts by itself. */
function repeatedFields({ selections }: SelectionSetNode): number {
  const names = selections.flatMap((one) => (one.kind === Kind.FIELD && !one.alias ? [one.name.value] : []));
  return names.length - new Set(names).size;
}

function isLeftOut(selection: SelectionNode, variables: Variables): boolean {
  if (!selection.directives?.length) return false;
  try {
    const skip = getDirectiveValues(GraphQLSkipDirective, selection, variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, selection, variables);
    return skip?.if === true || include?.if === false;
  } catch {
    // A condition that is null is refused when the operation is executed.
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

function add(a: Sums, b: Sums): Sums {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
    cost: a.cost + b.cost,
  };
}

/** How many sizes of one document are remembered, for different variables, and the most characters of those variables. Then the oldest is forgotten. */
const maxVariants = 10;
const maxKeyLength = 200;

/**
 * Remembers the sizes of operations by document, operation name and variables. Apollo Server parses equal texts into one
 * document while it remembers them, and into another one under another schema.
 */
export class MeasureCache {
  readonly #byDocument = new WeakMap<DocumentNode, Map<string, OperationSize>>();

  get(
    document: DocumentNode,
    operationName: string | undefined,
    variables: object,
    measure: () => OperationSize,
  ): OperationSize {
    const key = canonicalJson([operationName, variables]);
    if (key.length > maxKeyLength) return measure();
    let sizes = this.#byDocument.get(document);
    if (!sizes) this.#byDocument.set(document, (sizes = new Map<string, OperationSize>()));
    let size = sizes.get(key);
    if (size) return size;
    size = measure();
    const [oldest] = sizes.size >= maxVariants ? sizes.keys() : [];
    if (oldest !== undefined) sizes.delete(oldest);
    sizes.set(key, size);
    return size;
  }
}
