import {
  GraphQLError,
  isCompositeType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';
import { stringText } from '../plan/json-text';
import { reader, type Json } from '../plan/own-value';
import type { NamedOperation } from '../operation/named-operation';
import { collectFieldsOf, type CollectedField } from './collect-fields';
import { valueWriter, type ObjectWriter, type ValueWriter } from './value-writer';
import { flawed, Flaw, type Writing } from './writing';

/** What an execution gathered. */
export interface Gathered {
  data: Json;
  /** The objects and lists that stand at several places. */
  shared: ReadonlySet<object>;
  /** Whether every string is JSON once it stands in quotes. */
  isPlain: boolean;
}

/** What is answered: the data as JSON, and what of it was not as its type says. */
export interface Response {
  data: string;
  errors: GraphQLError[];
}

/**
 * Writes what was gathered as the operation asks for it, and nothing else of it. What stands at several places is
 * written once for each place of the operation.
 */
export type WriteResponse = (gathered: Gathered) => Response;

export function compileResponse(schema: GraphQLSchema, named: NamedOperation): WriteResponse {
  const { operation } = named;
  const root = schema.getRootType(operation.operation);
  if (!root) {
    throw new GraphQLError(`The schema has no type for a ${operation.operation}.`, {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  }
  const write = compileObjects(schema, named)(root, operation.selectionSet.selections);

  return ({ data: gathered, shared, isPlain }) => {
    try {
      const data = write(gathered, { shared, isPlain, written: new Map(), path: undefined, errors: [] });
      return { data: data ?? 'null', errors: [] };
    } catch (error) {
      if (!(error instanceof Flaw)) throw error;
      const writing: Writing = { shared: nothing, isPlain, written: new Map(), path: [], errors: [] };
      return { data: write(gathered, writing) ?? 'null', errors: writing.errors };
    }
  };
}

const nothing: ReadonlySet<object> = new Set();

interface FieldWriter {
  responseName: string;
  /** The field's name, with the brace or comma before it. */
  opening: string;
  read(object: Json): unknown;
  write: ValueWriter;
}

type CompileObjects = (type: GraphQLCompositeType, selections: readonly SelectionNode[]) => ObjectWriter;

function compileObjects(schema: GraphQLSchema, { document, gatheredName }: NamedOperation): CompileObjects {
  const roots = new Set(rootTypesOf(schema));
  const collectFields = collectFieldsOf(document, schema);

  /** The writers of all types that come along at a place, each made when the first object of its type does. */
  function objects(declared: GraphQLCompositeType, selections: readonly SelectionNode[]): ObjectWriter {
    // A subgraph may call its root types anything.
    if (roots.has(declared)) return writerOf(declared, selections);
    const byType = new Map<unknown, ObjectWriter>();
    return (object, writing) => {
      const { __typename } = object;
      let write = byType.get(__typename);
      if (!write) byType.set(__typename, (write = writerOf(typeNamed(__typename, declared), selections)));
      return write(object, writing);
    };
  }

  function typeNamed(name: unknown, declared: GraphQLCompositeType): GraphQLCompositeType | undefined {
    if (name === undefined || name === null) return declared;
    const type = schema.getType(String(name));
    return isCompositeType(type) ? type : undefined;
  }

  function writerOf(type: GraphQLCompositeType | undefined, selections: readonly SelectionNode[]): ObjectWriter {
    if (!type) return unknownType;
    const fields = collectFields(type, selections).map((field, index) => fieldWriter(type, field, index));
    return fields.length === 0 ? () => '{}' : (object, writing) => writeFields(fields, object, writing);
  }

  function fieldWriter(type: GraphQLCompositeType, field: CollectedField, index: number): FieldWriter {
    const { responseName, node, selections } = field;
    const opening = `${index === 0 ? '{' : ','}${stringText(responseName)}:`;
    const name = node.name.value;
    const common = { responseName, opening, read: reader(gatheredName(node)) };
    if (name === '__typename') return { ...common, write: typenameWriter(type) };
    // What the schema says of itself has been answered by the schema.
    if (name.startsWith('__')) return { ...common, write: (value) => JSON.stringify(value) ?? 'null' };
    const write = valueWriter(fieldType(type, name), `field ${type.name}.${name}`, (of) => objects(of, selections));
    return { ...common, write };
  }

  function typenameWriter(type: GraphQLCompositeType): ValueWriter {
    if (isObjectType(type)) return () => stringText(type.name);
    return (value, writing) => {
      if (typeof value === 'string' && isObjectType(schema.getType(value))) return stringText(value);
      flawed(writing, `Which type of ${type.name} this is could not be found out.`);
      return undefined;
    };
  }
  return objects;
}

function rootTypesOf(schema: GraphQLSchema): GraphQLCompositeType[] {
  return [schema.getQueryType(), schema.getMutationType()].flatMap((type) => type ?? []);
}

function writeFields(fields: FieldWriter[], object: Json, writing: Writing): string | undefined {
  let text = '';
  for (const { responseName, opening, read, write } of fields) {
    writing.path?.push(responseName);
    const value = write(read(object), writing);
    writing.path?.pop();
    if (value === undefined) return undefined;
    text += opening + value;
  }
  return `${text}}`;
}

const unknownType: ObjectWriter = ({ __typename }, writing) => {
  flawed(writing, `Invalid __typename "${String(__typename)}" found.`);
  return undefined;
};

function fieldType(type: GraphQLCompositeType, name: string): GraphQLOutputType {
  const field = 'getFields' in type ? type.getFields()[name] : undefined;
  if (!field) throw new Error(`The type ${type.name} has no field ${name}.`);
  return field.type;
}
