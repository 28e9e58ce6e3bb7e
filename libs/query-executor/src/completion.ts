import {
  defaultTypeResolver,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { isPromise, type Complete, type FieldInfo, type Json, type Run, type Selection } from './run';

type SelectionOf = (type: GraphQLObjectType) => Selection;

/** @param compile compiles what the query asks of objects of a type at this place */
export function completionOf(type: GraphQLOutputType, compile: SelectionOf): Complete {
  if (isNonNullType(type)) return required(completionOf(type.ofType, compile));
  if (isListType(type)) return listsOf(completionOf(type.ofType, compile));
  if (isLeafType(type)) return leaves(type);
  return isAbstractType(type) ? objectsOfSome(type, onceEach(compile)) : objectsOf(type, onceEach(compile));
}

const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined;

function required(complete: Complete): Complete {
  return (values, run, info, take) =>
    complete(values, run, info, (completed) => {
      if (completed.includes(null)) throw new Error('There must be a value.');
      take(completed);
    });
}

const isListOrMissing = (value: unknown): value is unknown[] | null | undefined =>
  isMissing(value) || Array.isArray(value);

function leaves(type: GraphQLLeafType): Complete {
  function written(value: unknown): unknown {
    if (isMissing(value)) return null;
    const serialized = type.serialize(value);
    if (isMissing(serialized)) throw new Error('A value was made nothing.');
    return serialized;
  }
  return (values, _run, _info, take) => take(values.map(written));
}

/** The items of all lists are completed together. */
function listsOf(complete: Complete): Complete {
  return (lists, run, info, take) => {
    if (!lists.every(isListOrMissing)) throw new Error('Only arrays are lists here.');
    const items: unknown[] = [];
    const ends = lists.map((list) => {
      if (isMissing(list)) return -1;
      for (const item of list) items.push(item);
      return items.length;
    });
    run.whenKnown(items, (known) =>
      complete(known, run, info, (completed) => {
        let start = 0;
        take(ends.map((end) => (end < 0 ? null : completed.slice(start, (start = end)))));
      }),
    );
  };
}

function objectsOf(type: GraphQLObjectType, selectionOf: SelectionOf): Complete {
  return (values, run, info, take) => {
    const group = new Group(type, selectionOf(type));
    take(values.map((value) => (isMissing(value) ? null : group.add(value, run, info))));
    group.resolve(run);
  };
}

function objectsOfSome(type: GraphQLAbstractType, selectionOf: SelectionOf): Complete {
  const typeOf = type.resolveType ?? defaultTypeResolver;
  return (values, run, info, take) => {
    const names = run.each(values, (value) => (isMissing(value) ? null : typeOf(value, run.context, info, type)));
    run.whenKnown(names, (known) => {
      const groups = new Map<unknown, Group>();
      const groupOf = (name: unknown): Group => {
        let group = groups.get(name);
        if (!group) {
          const member = memberNamed(name, type, run);
          groups.set(name, (group = new Group(member, selectionOf(member))));
        }
        return group;
      };
      take(values.map((value, index) => (isMissing(value) ? null : groupOf(known[index]).add(value, run, info))));
      for (const group of groups.values()) group.resolve(run);
    });
  };
}

function memberNamed(name: unknown, type: GraphQLAbstractType, { schema }: Run): GraphQLObjectType {
  const member = typeof name === 'string' ? schema.getType(name) : undefined;
  if (!isObjectType(member) || !schema.isSubType(type, member))
    throw new Error('The type is none of the possible ones.');
  return member;
}

/** Objects of one type at one place, whose fields are resolved together. */
class Group {
  readonly #sources: unknown[] = [];
  readonly #objects: Json[] = [];

  constructor(
    private readonly type: GraphQLObjectType,
    private readonly selection: Selection,
  ) {}

  add(source: unknown, { context }: Run, info: FieldInfo): Json {
    const fits = this.type.isTypeOf?.(source, context, info) ?? true;
    if (isPromise(fits)) fits.then(undefined, () => undefined);
    if (fits !== true) throw new Error('The object is not of its type, or will only be known to be.');
    const object = this.selection.blank();
    this.#sources.push(source);
    this.#objects.push(object);
    return object;
  }

  resolve(run: Run): void {
    if (this.#objects.length > 0) run.resolve(this.selection, this.#sources, this.#objects);
  }
}

function onceEach(compile: SelectionOf): SelectionOf {
  const compiled = new Map<GraphQLObjectType, Selection>();
  return (type) => {
    let selection = compiled.get(type);
    if (!selection) compiled.set(type, (selection = compile(type)));
    return selection;
  };
}
