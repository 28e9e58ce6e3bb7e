import {
  GraphQLError,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLCompositeType,
  type GraphQLEnumType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';
import { isObject, propertyReader, writeString, type Json } from '../json';
import { fieldCollector, type CollectedField, type NamedOperation } from '../operation/fields';
import type { HasValue, SupergraphTypes } from '../plan/supergraph-types';
import type { ResponsePath } from './response-paths';

/** The data that an execution fetched. */
export interface FetchedData {
  data: Json;
  /** The objects and lists that are at several locations of the data. */
  shared: ReadonlySet<object>;
  /** True if no string of the data contains a character that JSON escapes. */
  needsNoEscaping: boolean;
}

export interface Response {
  /** As JSON. */
  data: string;
  /** One for each value that is not what its type says. */
  errors: GraphQLError[];
}

/**
 * Writes the fields that the operation asks for as JSON. A shared value is written once for each part of the operation
 * that selects it.
 */
export type WriteResponse = (fetched: FetchedData) => Response;

/** @param types those of the supergraph, to tell what callers do not see from what does not exist */
export function compileResponse(schema: GraphQLSchema, types: SupergraphTypes, named: NamedOperation): WriteResponse {
  const { operation } = named;
  const root = schema.getRootType(operation.operation);
  if (!root) {
    throw new GraphQLError(`The schema has no type for a ${operation.operation}.`, {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  }
  const write = compileObjects(schema, types, named)(root, operation.selectionSet.selections);

  return ({ data, shared, needsNoEscaping }) => {
    try {
      const text = write(data, { shared, needsNoEscaping, written: new Map(), path: undefined, errors: [] });
      return { data: text ?? 'null', errors: [] };
    } catch (error) {
      if (!(error instanceof InvalidValueError)) throw error;
      // Written once more, this time following the path, and nothing twice: each location has errors of its own.
      const context: WriteContext = { shared: none, needsNoEscaping, written: new Map(), path: [], errors: [] };
      return { data: write(data, context) ?? 'null', errors: context.errors };
    }
  };
}

const none: ReadonlySet<object> = new Set();

/** The state of writing one response. */
interface WriteContext {
  shared: ReadonlySet<object>;
  needsNoEscaping: boolean;
  /** The JSON of shared objects and lists, by their writer. */
  written: Map<object, Map<object, string | undefined>>;
  /** The path of the value that is written; undefined as long as all values are valid. */
  path: ResponsePath | undefined;
  errors: GraphQLError[];
}

/** Thrown at the first value that is not what its type says. */
class InvalidValueError extends Error {}

function reportInvalid(context: WriteContext, message: string): void {
  if (!context.path) throw new InvalidValueError(message);
  context.errors.push(new GraphQLError(message, { path: [...context.path], extensions: { code: 'INVALID_GRAPHQL' } }));
}

/** Writes a value as JSON; undefined for a null that is not allowed, so that what holds it becomes null. */
type ValueWriter = (value: unknown, context: WriteContext) => string | undefined;

type ObjectWriter = (object: Json, context: WriteContext) => string | undefined;

interface FieldWriter {
  responseName: string;
  /** The field's name as JSON, after a brace or comma and before a colon. */
  opening: string;
  read(object: Json): unknown;
  write: ValueWriter;
}

type CompileObjects = (type: GraphQLCompositeType, selections: readonly SelectionNode[]) => ObjectWriter;

function compileObjects(
  schema: GraphQLSchema,
  { isA, hasValue }: SupergraphTypes,
  { document, fetchedName }: NamedOperation,
): CompileObjects {
  const roots = new Set<GraphQLCompositeType>(
    [schema.getQueryType(), schema.getMutationType()].flatMap((type) => type ?? []),
  );
  const collectFields = fieldCollector(document, schema);

  /** Writers of all types that occur at a location, each compiled for the first object of its type. */
  function objects(declared: GraphQLCompositeType, selections: readonly SelectionNode[]): ObjectWriter {
    // The __typename of a root object is its name in the subgraph, which may be any.
    if (roots.has(declared)) return writerOf(declared, selections);
    const byType = new Map<unknown, ObjectWriter>();
    return (object, context) => {
      const { __typename } = object;
      let write = byType.get(__typename);
      if (!write) byType.set(__typename, (write = writerNamed(__typename, declared, selections)));
      return write(object, context);
    };
  }

  function writerNamed(
    name: unknown,
    declared: GraphQLCompositeType,
    selections: readonly SelectionNode[],
  ): ObjectWriter {
    if (name === undefined || name === null) return writerOf(declared, selections);
    const type = schema.getType(String(name));
    if (isCompositeType(type)) return writerOf(type, selections);
    return isA(String(name), declared.name) ? writeInaccessibleType : writeUnknownType;
  }

  function writerOf(type: GraphQLCompositeType, selections: readonly SelectionNode[]): ObjectWriter {
    const fields = collectFields(type, selections).map((field, index) => fieldWriter(type, field, index));
    return fields.length === 0 ? () => '{}' : (object, context) => writeFields(fields, object, context);
  }

  function fieldWriter(type: GraphQLCompositeType, field: CollectedField, index: number): FieldWriter {
    const { responseName, node, selections } = field;
    const opening = `${index === 0 ? '{' : ','}${writeString(responseName)}:`;
    const name = node.name.value;
    const common = { responseName, opening, read: propertyReader(fetchedName(node)) };
    if (name === '__typename') return { ...common, write: typenameWriter(type) };
    // Introspection has been answered by the schema itself.
    if (name.startsWith('__')) return { ...common, write: (value) => JSON.stringify(value) ?? 'null' };
    const inner: InnerWriters = { objects: (of) => objects(of, selections), hasValue };
    const write = valueWriter(fieldType(type, name), `field ${type.name}.${name}`, inner);
    return { ...common, write };
  }

  function typenameWriter(type: GraphQLCompositeType): ValueWriter {
    if (isObjectType(type)) return () => writeString(type.name);
    return (value, context) => {
      if (typeof value === 'string' && isObjectType(schema.getType(value))) return writeString(value);
      reportInvalid(context, `The type of a ${type.name} is not known.`);
      return undefined;
    };
  }
  return objects;
}

function fieldType(type: GraphQLCompositeType, name: string): GraphQLOutputType {
  const field = 'getFields' in type ? type.getFields()[name] : undefined;
  if (!field) throw new Error(`The type ${type.name} has no field ${name}.`);
  return field.type;
}

function writeFields(fields: FieldWriter[], object: Json, context: WriteContext): string | undefined {
  let text = '';
  for (const { responseName, opening, read, write } of fields) {
    context.path?.push(responseName);
    const value = write(read(object), context);
    context.path?.pop();
    if (value === undefined) return undefined;
    text += opening + value;
  }
  return `${text}}`;
}

/** An object whose type callers do not see is null for them, and the name of its type is not told. */
const writeInaccessibleType: ObjectWriter = () => undefined;

const writeUnknownType: ObjectWriter = ({ __typename }, context) => {
  reportInvalid(context, `Invalid __typename "${String(__typename)}" found.`);
  return undefined;
};

interface InnerWriters {
  /** Compiles the writer of the objects of a composite type. */
  objects(type: GraphQLCompositeType): ObjectWriter;
  hasValue: HasValue;
}

/** @param name what errors call the value, such as "field Program.name" */
function valueWriter(type: GraphQLOutputType, name: string, inner: InnerWriters): ValueWriter {
  if (isNonNullType(type)) return nonNullWriter(valueWriter(type.ofType, name, inner), name);
  if (isListType(type)) return listWriter(valueWriter(type.ofType, `an item of ${name}`, inner), name);
  return isCompositeType(type) ? objectWriter(inner.objects(type), name) : leafWriter(type, name, inner.hasValue);
}

function nonNullWriter(write: ValueWriter, name: string): ValueWriter {
  return (value, context) => {
    const known = context.errors.length;
    const text = write(value, context);
    if (text !== 'null') return text;
    // If something inside the value made it null, that has been reported already.
    if (context.errors.length === known) reportInvalid(context, `Cannot return null for non-nullable ${name}.`);
    return undefined;
  };
}

function listWriter(write: ValueWriter, name: string): ValueWriter {
  return writeOnce((items, context) => {
    if (!Array.isArray(items)) return writeInvalid(context, name);
    let text = '';
    let isValid = true;
    for (let index = 0; index < items.length; index++) {
      context.path?.push(index);
      const item = write(items[index], context);
      context.path?.pop();
      if (item === undefined) isValid = false;
      else text += index === 0 ? item : `,${item}`;
    }
    return isValid ? `[${text}]` : 'null';
  });
}

function objectWriter(write: ObjectWriter, name: string): ValueWriter {
  return writeOnce((value, context) => {
    if (!isObject(value)) return writeInvalid(context, name);
    return write(value, context) ?? 'null';
  });
}

function writeInvalid(context: WriteContext, name: string): string {
  reportInvalid(context, `Invalid value found for ${name}.`);
  return 'null';
}

/** Writes a shared object or list once, and repeats its text wherever else it is at this location of the operation. */
function writeOnce(write: (value: object, context: WriteContext) => string | undefined): ValueWriter {
  return (value, context) => {
    if (value === null || value === undefined) return 'null';
    if (!context.shared.has(value)) return write(value, context);
    let texts = context.written.get(write);
    if (!texts) context.written.set(write, (texts = new Map<object, string | undefined>()));
    const before = texts.get(value);
    if (before !== undefined) return before;
    const text = write(value, context);
    texts.set(value, text);
    return text;
  };
}

function leafWriter(type: GraphQLLeafType, name: string, hasValue: HasValue): ValueWriter {
  const write = leafWriterOf(type, hasValue);
  return (value, context) => {
    if (value === null || value === undefined) return 'null';
    return write(value, context.needsNoEscaping) ?? writeInvalid(context, name);
  };
}

/** Writes a leaf that is not null as JSON; undefined for a value that its type does not have. */
type LeafWriter = (value: unknown, needsNoEscaping: boolean) => string | undefined;

function leafWriterOf(type: GraphQLLeafType, hasValue: HasValue): LeafWriter {
  if (isEnumType(type)) return enumWriter(type, hasValue);
  return isSpecifiedScalarType(type) ? (scalarWriters[type.name] ?? writeCustomScalar) : writeCustomScalar;
}

const writeText = (value: string, needsNoEscaping: boolean): string =>
  needsNoEscaping ? `"${value}"` : writeString(value);

const scalarWriters: Record<string, LeafWriter> = {
  String: (value, needsNoEscaping) => (typeof value === 'string' ? writeText(value, needsNoEscaping) : undefined),
  ID: (value, needsNoEscaping) =>
    typeof value === 'string' ? writeText(value, needsNoEscaping) : writeIdNumber(value),
  /** An integer of 32 bits. */
  Int: (value) => (((value as number) | 0) === value ? String(value) : undefined),
  Float: (value) => (Number.isFinite(value) ? JSON.stringify(value) : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? String(value) : undefined),
};

/** A number that a subgraph gives as an ID. Larger ones have lost digits when they were parsed. */
const writeIdNumber = (value: unknown): string | undefined => (Number.isSafeInteger(value) ? String(value) : undefined);

/** A custom scalar may be any JSON value. */
const writeCustomScalar: LeafWriter = (value) =>
  typeof value === 'number' && !Number.isFinite(value) ? undefined : JSON.stringify(value);

/** A value that callers do not see is null for them. */
function enumWriter(type: GraphQLEnumType, hasValue: HasValue): LeafWriter {
  const values = new Map(type.getValues().map(({ name }) => [name, `"${name}"`]));
  return (value) => {
    if (typeof value !== 'string') return undefined;
    return values.get(value) ?? (hasValue(type.name, value) ? 'null' : undefined);
  };
}
