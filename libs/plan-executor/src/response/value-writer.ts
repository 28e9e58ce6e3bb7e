import {
  isCompositeType,
  isListType,
  isNonNullType,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLOutputType,
} from 'graphql';
import { isObject, type Json } from '../plan/own-value';
import { leafWriter } from './leaf-writer';
import { flawed, type Writing } from './writing';

/** Writes a value as JSON: 'null' where there is none; undefined where there must be one, so that what holds it is null. */
export type ValueWriter = (value: unknown, writing: Writing) => string | undefined;

export type ObjectWriter = (object: Json, writing: Writing) => string | undefined;

/**
 * @param what how errors call the value, such as "field Program.name"
 * @param objects writes the objects of a composite type
 */
export function valueWriter(
  type: GraphQLOutputType,
  what: string,
  objects: (type: GraphQLCompositeType) => ObjectWriter,
): ValueWriter {
  if (isNonNullType(type)) return required(valueWriter(type.ofType, what, objects), what);
  if (isListType(type)) return listWriter(valueWriter(type.ofType, `an item of ${what}`, objects), what);
  return isCompositeType(type) ? compositeWriter(objects(type), what) : scalarWriter(type, what);
}

function required(write: ValueWriter, what: string): ValueWriter {
  return (value, writing) => {
    const known = writing.errors.length;
    const text = write(value, writing);
    if (text !== 'null') return text;
    // A value that is null because of what is wrong in it has been told already.
    if (writing.errors.length === known) flawed(writing, `Cannot return null for non-nullable ${what}.`);
    return undefined;
  };
}

function scalarWriter(type: GraphQLLeafType, what: string): ValueWriter {
  const write = leafWriter(type);
  return (value, writing) => {
    if (value === null || value === undefined) return 'null';
    const text = write(value, writing.isPlain);
    if (text === undefined) flawed(writing, `Invalid value found for ${what}.`);
    return text ?? 'null';
  };
}

function listWriter(write: ValueWriter, what: string): ValueWriter {
  return shared((items, writing) => {
    if (!Array.isArray(items)) return invalid(writing, `Invalid value found for ${what}.`);
    let text = '';
    let isWhole = true;
    for (let index = 0; index < items.length; index++) {
      writing.path?.push(index);
      const item = write(items[index], writing);
      writing.path?.pop();
      if (item === undefined) isWhole = false;
      else text += index === 0 ? item : `,${item}`;
    }
    return isWhole ? `[${text}]` : 'null';
  });
}

function compositeWriter(write: ObjectWriter, what: string): ValueWriter {
  return shared((value, writing) => {
    if (!isObject(value)) return invalid(writing, `Invalid value found for ${what}.`);
    return write(value, writing) ?? 'null';
  });
}

function invalid(writing: Writing, message: string): string {
  flawed(writing, message);
  return 'null';
}

/** Writes an object or a list that was written at this place of the operation before as it was written then. */
function shared(write: (value: object, writing: Writing) => string | undefined): ValueWriter {
  return (value, writing) => {
    if (value === null || value === undefined) return 'null';
    if (!writing.shared.has(value)) return write(value, writing);
    let texts = writing.written.get(write);
    if (!texts) writing.written.set(write, (texts = new Map<object, string | undefined>()));
    const before = texts.get(value);
    if (before !== undefined) return before;
    const text = write(value, writing);
    texts.set(value, text);
    return text;
  };
}
