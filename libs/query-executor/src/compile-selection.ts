import { collectFields } from '@graphql-tools/utils';
import {
  defaultTypeResolver,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import {
  isPromise,
  Selection,
  type CompleteValues,
  type Execution,
  type FieldInfo,
  type Json,
  type SelectedField,
} from './execution';

/** What a query is compiled with. */
export interface CompilationContext {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
  /** The values of the variables of `@skip` and `@include`. */
  conditions: Json;
  fieldResolver: GraphQLFieldResolver<unknown, unknown>;
}

/** @param nodes the operation, or all nodes of one field, whose selections are merged */
export function compileSelection(
  context: CompilationContext,
  type: GraphQLObjectType,
  nodes: readonly { selectionSet?: SelectionSetNode | undefined }[],
): Selection {
  const { schema, fragments, conditions, fieldResolver } = context;
  const selections = nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections };
  const collected = [...collectFields(schema, fragments, conditions, type, selectionSet).fields];
  const definitions = type.getFields();
  const fields: SelectedField[] = [];
  const names = collected.map(([responseName, fieldNodes]): [string, unknown] => {
    const [first] = fieldNodes as [FieldNode];
    if (responseName === '__proto__') throw new Error('A property of this name cannot be set by assignment.');
    if (first.name.value === '__typename') return [responseName, type.name];
    const definition = definitions[first.name.value];
    if (!definition) throw new Error('Introspection is left to graphql-js.');
    fields.push({
      responseName,
      nodes: fieldNodes as [FieldNode],
      parentType: type,
      definition,
      hasArguments: hasArguments(definition, first),
      resolve: definition.resolve ?? fieldResolver,
      complete: compileCompletion(definition.type, (of) => compileSelection(context, of, fieldNodes)),
    });
    return [responseName, undefined];
  });
  return new Selection(fields, names);
}

/** False for a field whose arguments are all left out and have no defaults, as most are. */
const hasArguments = ({ args }: GraphQLField<unknown, unknown>, node: FieldNode): boolean =>
  Boolean(node.arguments?.length) || args.some(({ defaultValue }) => defaultValue !== undefined);

type SelectionOf = (type: GraphQLObjectType) => Selection;

/** @param selectionOf compiles what the query selects of objects of a type at this location */
function compileCompletion(type: GraphQLOutputType, selectionOf: SelectionOf): CompleteValues {
  if (isNonNullType(type)) return completeNonNull(compileCompletion(type.ofType, selectionOf));
  if (isListType(type)) return completeLists(compileCompletion(type.ofType, selectionOf));
  if (isLeafType(type)) return completeLeaves(type);
  const once = compileOnce(selectionOf);
  return isAbstractType(type) ? completeAbstractObjects(type, once) : completeObjects(type, once);
}

function compileOnce(selectionOf: SelectionOf): SelectionOf {
  const compiled = new Map<GraphQLObjectType, Selection>();
  return (type) => {
    let selection = compiled.get(type);
    if (!selection) compiled.set(type, (selection = selectionOf(type)));
    return selection;
  };
}

const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined;

function completeNonNull(complete: CompleteValues): CompleteValues {
  return (values, execution, info, onComplete) =>
    complete(values, execution, info, (completed) => {
      if (completed.includes(null)) throw new Error('A non-nullable value is null.');
      onComplete(completed);
    });
}

function completeLeaves(type: GraphQLLeafType): CompleteValues {
  function serialize(value: unknown): unknown {
    if (isMissing(value)) return null;
    const serialized = type.serialize(value);
    if (isMissing(serialized)) throw new Error('A value was serialized to nothing.');
    return serialized;
  }
  return (values, _execution, _info, onComplete) => onComplete(values.map(serialize));
}

const isListOrMissing = (value: unknown): value is unknown[] | null | undefined =>
  isMissing(value) || Array.isArray(value);

/** Completes the items of all lists together. */
function completeLists(complete: CompleteValues): CompleteValues {
  return (lists, execution, info, onComplete) => {
    if (!lists.every(isListOrMissing)) throw new Error('Only arrays are completed as lists.');
    const items: unknown[] = [];
    const ends = lists.map((list) => {
      if (isMissing(list)) return -1;
      for (const item of list) items.push(item);
      return items.length;
    });
    execution.awaitAll(items, (settled) =>
      complete(settled, execution, info, (completed) => {
        let start = 0;
        onComplete(ends.map((end) => (end < 0 ? null : completed.slice(start, (start = end)))));
      }),
    );
  };
}

function completeObjects(type: GraphQLObjectType, selectionOf: SelectionOf): CompleteValues {
  return (values, execution, info, onComplete) => {
    const group = new ObjectGroup(type, selectionOf(type));
    onComplete(values.map((value) => (isMissing(value) ? null : group.add(value, execution, info))));
    group.resolve(execution);
  };
}

function completeAbstractObjects(type: GraphQLAbstractType, selectionOf: SelectionOf): CompleteValues {
  const resolveType = type.resolveType ?? defaultTypeResolver;
  return (values, execution, info, onComplete) => {
    const names = execution.mapValues(values, (value) =>
      isMissing(value) ? null : resolveType(value, execution.context, info, type),
    );
    execution.awaitAll(names, (settled) => {
      const groups = new Map<unknown, ObjectGroup>();
      const groupOf = (name: unknown): ObjectGroup => {
        let group = groups.get(name);
        if (!group) {
          const member = memberNamed(name, type, execution.schema);
          groups.set(name, (group = new ObjectGroup(member, selectionOf(member))));
        }
        return group;
      };
      onComplete(
        values.map((value, index) => (isMissing(value) ? null : groupOf(settled[index]).add(value, execution, info))),
      );
      for (const group of groups.values()) group.resolve(execution);
    });
  };
}

function memberNamed(name: unknown, type: GraphQLAbstractType, schema: GraphQLSchema): GraphQLObjectType {
  const member = typeof name === 'string' ? schema.getType(name) : undefined;
  if (!isObjectType(member) || !schema.isSubType(type, member)) throw new Error('A value is of no possible type.');
  return member;
}

/** Objects of one type at one location, whose fields are resolved together. */
class ObjectGroup {
  readonly #sources: unknown[] = [];
  readonly #objects: Json[] = [];

  constructor(
    private readonly type: GraphQLObjectType,
    private readonly selection: Selection,
  ) {}

  /** @returns the object of the response for a source */
  add(source: unknown, { context }: Execution, info: FieldInfo): Json {
    const isOfType = this.type.isTypeOf?.(source, context, info) ?? true;
    if (isPromise(isOfType)) isOfType.then(undefined, () => undefined);
    if (isOfType !== true) throw new Error('A value is not of its type, or that is not known at once.');
    const object = this.selection.createObject();
    this.#sources.push(source);
    this.#objects.push(object);
    return object;
  }

  resolve(execution: Execution): void {
    if (this.#objects.length > 0) execution.resolveFields(this.selection, this.#sources, this.#objects);
  }
}
