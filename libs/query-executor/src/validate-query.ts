import {
  getNamedType,
  GraphQLError,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  OverlappingFieldsCanBeMergedRule,
  print,
  SchemaMetaFieldDef,
  specifiedRules,
  TypeMetaFieldDef,
  validate,
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValidationContext,
  type ValueNode,
} from 'graphql';

/** Further errors add little, make the answer longer than the request, and may each cost a search for the name that was meant. */
const maxErrors = 8;

/**
 * Validates a document by all rules of the specification, with the errors of graphql-js's `validate`, in time that
 * grows linearly with the length of the document.
 */
export function validateQuery(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  try {
    return validate(schema, document, rules, { maxErrors });
  } catch (error) {
    // The rule for subscriptions throws at a condition by a variable, which it cannot decide.
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** A field node in a selection set on a type. A node in a fragment may occur on several types. */
interface Occurrence {
  /** Equal for the same node on the same type. */
  id: number;
  node: FieldNode;
  parent: GraphQLCompositeType;
  type: GraphQLOutputType | undefined;
}

/** Selection sets whose fields are at one location of the response, each with the type of its object. */
type SelectionSets = { set: SelectionSetNode; parent: GraphQLCompositeType }[];

/** What is compared: the shape of the response, for objects of all types, or the fields, for objects of one type. */
type Comparison = 'shape' | 'field';

/** The number of occurrences that are compared. No document that people write comes near it. */
const maxComparisons = 100_000;

/**
 * Gives the verdict of graphql-js's `OverlappingFieldsCanBeMergedRule` in less time: instead of comparing each pair of
 * fields with one response name, it compares each field with the first. The algorithm is by Simon Adameit, "Merging
 * GraphQL fields efficiently" (https://tech.new-work.se/graphql-overlapping-fields-can-be-merged-fast-ea6e92e0a01):
 *
 * 1. All fields of one response name at one location must have values of the same shape, whatever the types of their
 *    objects.
 * 2. Those of them that one object may have must be the same field with the same arguments.
 */
export function OverlappingFieldsRule(context: ValidationContext): ASTVisitor {
  // Fragments that several operations spread are compared once.
  const comparer = new FieldComparer(context);
  return {
    OperationDefinition(operation) {
      const root = context.getSchema().getRootType(operation.operation);
      if (root) comparer.compare([{ set: operation.selectionSet, parent: root }]);
      return false;
    },
  };
}

class FieldComparer {
  readonly #ids = new Map<FieldNode, Map<GraphQLCompositeType, number>>();
  readonly #texts = new Map<FieldNode, string>();
  readonly #enqueued = new Set<string>();
  readonly #reported = new Set<string>();
  readonly #queue: { comparison: Comparison; occurrences: Occurrence[] }[] = [];
  #nextId = 0;
  #comparisons = 0;

  constructor(private readonly context: ValidationContext) {}

  compare(sets: SelectionSets): void {
    const fields = this.#fieldsOf(sets);
    for (const occurrences of fields.values()) {
      this.#enqueue('shape', occurrences);
      this.#enqueueFields(occurrences);
    }
    // A queue instead of recursion, because fragments may nest deeper than the stack allows.
    for (let next = this.#queue.pop(); next; next = this.#queue.pop()) {
      if (next.comparison === 'shape') this.#compareShapes(next.occurrences);
      else this.#compareFields(next.occurrences);
      if (this.#comparisons > maxComparisons) return this.context.reportError(new GraphQLError('Validation aborted.'));
    }
  }

  /** Enqueues a comparison, unless the same occurrences have been compared before. */
  #enqueue(comparison: Comparison, occurrences: Occurrence[]): void {
    const [first] = occurrences;
    if (occurrences.length === 1 && !first?.node.selectionSet) return;
    const key = `${comparison} ${occurrences.map(({ id }) => id).join()}`;
    if (this.#enqueued.has(key)) return;
    this.#enqueued.add(key);
    this.#queue.push({ comparison, occurrences });
  }

  /**
   * An object has one type, so that fields of different object types never meet; those of an interface meet them all.
   */
  #enqueueFields(occurrences: Occurrence[]): void {
    const types = new Set(occurrences.map(({ parent }) => parent).filter(isObjectType));
    if (types.size < 2) return this.#enqueue('field', occurrences);
    for (const type of types) {
      this.#comparisons += occurrences.length;
      this.#enqueue(
        'field',
        occurrences.filter(({ parent }) => parent === type || !isObjectType(parent)),
      );
    }
  }

  #compareShapes(occurrences: Occurrence[]): void {
    const first = occurrences.find(({ type }) => type);
    for (const other of occurrences) {
      if (!first?.type || !other.type || haveSameShape(first.type, other.type)) continue;
      const difference = `they return conflicting types "${String(first.type)}" and "${String(other.type)}"`;
      return this.#report(first, other, difference);
    }
    for (const below of this.#fieldsBelow(occurrences).values()) this.#enqueue('shape', below);
  }

  #compareFields(occurrences: Occurrence[]): void {
    const [first] = occurrences;
    for (const other of occurrences) {
      if (!first || this.#textOf(first.node) === this.#textOf(other.node)) continue;
      const names = [first.node.name.value, other.node.name.value];
      const difference =
        names[0] === names[1]
          ? 'they have differing arguments'
          : `"${names[0]}" and "${names[1]}" are different fields`;
      return this.#report(first, other, difference);
    }
    for (const below of this.#fieldsBelow(occurrences).values()) this.#enqueueFields(below);
  }

  #report(first: Occurrence, other: Occurrence, difference: string): void {
    const pair = `${first.id} ${other.id}`;
    if (this.#reported.has(pair)) return;
    this.#reported.add(pair);
    const name = (first.node.alias ?? first.node.name).value;
    this.context.reportError(
      new GraphQLError(
        `Fields "${name}" conflict because ${difference}. Use different aliases on the fields to fetch both if this was intentional.`,
        { nodes: [first.node, other.node] },
      ),
    );
  }

  #fieldsBelow(occurrences: Occurrence[]): Map<string, Occurrence[]> {
    const sets = occurrences.flatMap(({ node, type }) => {
      const parent = getNamedType(type);
      return node.selectionSet && isCompositeType(parent) ? [{ set: node.selectionSet, parent }] : [];
    });
    return this.#fieldsOf(sets);
  }

  /** The fields of selection sets by response name, those of each fragment once. */
  #fieldsOf(sets: SelectionSets): Map<string, Occurrence[]> {
    const fields = new Map<string, Occurrence[]>();
    const seenFragments = new Set<string>();
    const seenFields = new Set<number>();

    const collect = (set: SelectionSetNode, parent: GraphQLCompositeType): void => {
      for (const selection of set.selections) {
        this.#comparisons++;
        if (selection.kind === Kind.FIELD) {
          const occurrence = this.#occurrenceOf(selection, parent);
          if (seenFields.has(occurrence.id)) continue;
          seenFields.add(occurrence.id);
          const name = (selection.alias ?? selection.name).value;
          const alike = fields.get(name);
          if (alike) alike.push(occurrence);
          else fields.set(name, [occurrence]);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          collect(selection.selectionSet, this.#typeNamed(selection.typeCondition?.name.value, parent));
        } else if (!seenFragments.has(selection.name.value)) {
          seenFragments.add(selection.name.value);
          const fragment = this.context.getFragment(selection.name.value);
          if (fragment) collect(fragment.selectionSet, this.#typeNamed(fragment.typeCondition.name.value, parent));
        }
      }
    };
    for (const { set, parent } of sets) collect(set, parent);
    return fields;
  }

  #occurrenceOf(node: FieldNode, parent: GraphQLCompositeType): Occurrence {
    const ids = this.#ids.get(node) ?? new Map<GraphQLCompositeType, number>();
    this.#ids.set(node, ids);
    const id = ids.get(parent) ?? this.#nextId++;
    ids.set(parent, id);
    return { id, node, parent, type: this.#typeOf(node.name.value, parent) };
  }

  #typeOf(name: string, parent: GraphQLCompositeType): GraphQLOutputType | undefined {
    const meta = metaFields.find((field) => field.name === name);
    if (meta) return meta.type;
    return 'getFields' in parent ? parent.getFields()[name]?.type : undefined;
  }

  #typeNamed(name: string | undefined, otherwise: GraphQLCompositeType): GraphQLCompositeType {
    const type = name === undefined ? undefined : this.context.getSchema().getType(name);
    return isCompositeType(type) ? type : otherwise;
  }

  /** The field and its arguments in sorted order. */
  #textOf(node: FieldNode): string {
    const known = this.#texts.get(node);
    if (known !== undefined) return known;
    const given = (node.arguments ?? []).map(({ name, value }) => `${name.value}:${inSortedOrder(value)}`).sort();
    const text = `${node.name.value}(${given.join()})`;
    this.#texts.set(node, text);
    return text;
  }
}

/** As in graphql-js, `__typename` has no type here, so that it may share its name with any field of another type. */
const metaFields = [SchemaMetaFieldDef, TypeMetaFieldDef];

function inSortedOrder(value: ValueNode): string {
  if (value.kind === Kind.LIST) return `[${value.values.map(inSortedOrder).join()}]`;
  if (value.kind !== Kind.OBJECT) return print(value);
  return `{${value.fields
    .map(({ name, value: inner }) => `${name.value}:${inSortedOrder(inner)}`)
    .sort()
    .join()}}`;
}

/** All objects have the same shape, since their fields are compared separately. */
function haveSameShape(a: GraphQLOutputType, b: GraphQLOutputType): boolean {
  if (isListType(a) || isListType(b)) return isListType(a) && isListType(b) && haveSameShape(a.ofType, b.ofType);
  if (isNonNullType(a) || isNonNullType(b)) {
    return isNonNullType(a) && isNonNullType(b) && haveSameShape(a.ofType, b.ofType);
  }
  return isLeafType(a) || isLeafType(b) ? a === b : true;
}

const rules = specifiedRules.map((rule) => (rule === OverlappingFieldsCanBeMergedRule ? OverlappingFieldsRule : rule));
