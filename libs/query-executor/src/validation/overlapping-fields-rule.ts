import {
  getNamedType,
  GraphQLError,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  print,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type ASTVisitor,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type SelectionSetNode,
  type ValidationContext,
  type ValueNode,
} from 'graphql';

/** A field as one selection set asks for it. */
interface Entry {
  /** The same for the same field of the same type. */
  id: number;
  node: FieldNode;
  parent: GraphQLCompositeType;
  type: GraphQLOutputType | undefined;
}

/** Selection sets whose fields stand at one place of the answer, each with the type of its object. */
type Sets = { set: SelectionSetNode; parent: GraphQLCompositeType }[];

/**
 * Whether all objects at a place are looked at as one, for the shape of the answer, or only those that can be of one
 * type, for what the answer means.
 */
type Question = 'shape' | 'meaning';

/** Entries that are looked at: no document that people write comes near it. */
const maxWork = 100_000;

/**
 * `OverlappingFieldsCanBeMergedRule` of graphql-js, with the same verdict in less time: there, fields of one response
 * name are compared each with each, here each with the first. After Simon Adameit, "Merging GraphQL fields efficiently"
 * (https://tech.new-work.se/graphql-overlapping-fields-can-be-merged-fast-ea6e92e0a01).
 *
 * 1. All fields of one response name at one place must have answers of one shape, whatever the types of their objects.
 * 2. Those of them that one object may have must be the same field with the same arguments.
 */
export function OverlappingFieldsRule(context: ValidationContext): ASTVisitor {
  // What several operations have in common is compared once.
  const comparison = new Comparison(context);
  return {
    OperationDefinition(operation) {
      const root = context.getSchema().getRootType(operation.operation);
      if (root) comparison.compare([{ set: operation.selectionSet, parent: root }]);
      return false;
    },
  };
}

class Comparison {
  readonly #ids = new Map<FieldNode, Map<GraphQLCompositeType, number>>();
  readonly #meanings = new Map<FieldNode, string>();
  readonly #done = new Set<string>();
  readonly #reported = new Set<string>();
  readonly #waiting: { question: Question; entries: Entry[] }[] = [];
  #nextId = 0;
  #work = 0;

  constructor(private readonly context: ValidationContext) {}

  compare(sets: Sets): void {
    const fields = this.#fieldsOf(sets);
    for (const entries of fields.values()) {
      this.#ask('shape', entries);
      this.#askMeanings(entries);
    }
    // A list of what is left instead of calls inside calls: fragments may lead deeper than the stack reaches.
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      if (next.question === 'shape') this.#compareShapes(next.entries);
      else this.#compareMeanings(next.entries);
      if (this.#work > maxWork) return this.context.reportError(new GraphQLError('Validation aborted.'));
    }
  }

  /** The same fields are looked at once, wherever they meet. */
  #ask(question: Question, entries: Entry[]): void {
    const [first] = entries;
    if (entries.length === 1 && !first?.node.selectionSet) return;
    const key = `${question} ${entries.map(({ id }) => id).join()}`;
    if (this.#done.has(key)) return;
    this.#done.add(key);
    this.#waiting.push({ question, entries });
  }

  /** An object is of one type, so fields of different object types never meet; those of an interface meet them all. */
  #askMeanings(entries: Entry[]): void {
    const types = new Set(entries.map(({ parent }) => parent).filter(isObjectType));
    if (types.size < 2) return this.#ask('meaning', entries);
    for (const type of types) {
      this.#work += entries.length;
      this.#ask(
        'meaning',
        entries.filter(({ parent }) => parent === type || !isObjectType(parent)),
      );
    }
  }

  #compareShapes(entries: Entry[]): void {
    const first = entries.find(({ type }) => type);
    for (const entry of entries) {
      if (!first?.type || !entry.type || haveSameShape(first.type, entry.type)) continue;
      const difference = `they return conflicting types "${String(first.type)}" and "${String(entry.type)}"`;
      return this.#report(first, entry, difference);
    }
    for (const below of this.#fieldsBelow(entries).values()) this.#ask('shape', below);
  }

  #compareMeanings(entries: Entry[]): void {
    const [first] = entries;
    for (const entry of entries) {
      if (!first || this.#meaningOf(first.node) === this.#meaningOf(entry.node)) continue;
      const names = [first.node.name.value, entry.node.name.value];
      const difference =
        names[0] === names[1]
          ? 'they have differing arguments'
          : `"${names[0]}" and "${names[1]}" are different fields`;
      return this.#report(first, entry, difference);
    }
    for (const below of this.#fieldsBelow(entries).values()) this.#askMeanings(below);
  }

  #report(first: Entry, other: Entry, difference: string): void {
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

  #fieldsBelow(entries: Entry[]): Map<string, Entry[]> {
    const sets = entries.flatMap(({ node, type }) => {
      const parent = getNamedType(type);
      return node.selectionSet && isCompositeType(parent) ? [{ set: node.selectionSet, parent }] : [];
    });
    return this.#fieldsOf(sets);
  }

  /** The fields of selection sets by response name, each fragment once. */
  #fieldsOf(sets: Sets): Map<string, Entry[]> {
    const fields = new Map<string, Entry[]>();
    const seenFragments = new Set<string>();
    const seenFields = new Set<number>();

    const collect = (set: SelectionSetNode, parent: GraphQLCompositeType): void => {
      for (const selection of set.selections) {
        this.#work++;
        if (selection.kind === Kind.FIELD) {
          const entry = this.#entryOf(selection, parent);
          if (seenFields.has(entry.id)) continue;
          seenFields.add(entry.id);
          const name = (selection.alias ?? selection.name).value;
          const alike = fields.get(name);
          if (alike) alike.push(entry);
          else fields.set(name, [entry]);
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

  #entryOf(node: FieldNode, parent: GraphQLCompositeType): Entry {
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

  /** The field and its arguments, in whatever order they are written. */
  #meaningOf(node: FieldNode): string {
    const known = this.#meanings.get(node);
    if (known !== undefined) return known;
    const given = (node.arguments ?? []).map(({ name, value }) => `${name.value}:${inOneOrder(value)}`).sort();
    const meaning = `${node.name.value}(${given.join()})`;
    this.#meanings.set(node, meaning);
    return meaning;
  }
}

/** As graphql-js has it, `__typename` has no type here, and may share its name with any field of another type. */
const metaFields = [SchemaMetaFieldDef, TypeMetaFieldDef];

function inOneOrder(value: ValueNode): string {
  if (value.kind === Kind.LIST) return `[${value.values.map(inOneOrder).join()}]`;
  if (value.kind !== Kind.OBJECT) return print(value);
  return `{${value.fields
    .map(({ name, value: inner }) => `${name.value}:${inOneOrder(inner)}`)
    .sort()
    .join()}}`;
}

/** Objects have one shape whatever their types, since their fields are compared by themselves. */
function haveSameShape(a: GraphQLOutputType, b: GraphQLOutputType): boolean {
  if (isListType(a) || isListType(b)) return isListType(a) && isListType(b) && haveSameShape(a.ofType, b.ofType);
  if (isNonNullType(a) || isNonNullType(b)) {
    return isNonNullType(a) && isNonNullType(b) && haveSameShape(a.ofType, b.ofType);
  }
  return isLeafType(a) || isLeafType(b) ? a === b : true;
}
