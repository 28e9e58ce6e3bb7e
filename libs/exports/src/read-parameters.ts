import type { CsvOptions } from '@tokorozawa/files';
import type { Column } from '@tokorozawa/record-fields';
import {
  badParameter,
  csvParameters,
  readCsvOptions,
  requireKnownParameters,
  type ResourceError,
} from '@tokorozawa/resources';
import {
  getNamedType,
  getNullableType,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
} from 'graphql';
import type { ExportedList } from './lists';

/** What the query parameters of a file ask for. */
export interface FileParameters {
  /** For the arguments of the list. */
  variables: Record<string, unknown>;
  columns: readonly Column[];
  csv: CsvOptions;
  /** True for headers and values as in the schema, and not in words of a language. */
  hasNames: boolean;
}

/** Parameters of any file beside those of its list. */
export const commonParameters = ['columns', 'headers', ...csvParameters];

const pageArguments = new Set(['first', 'after', 'last', 'before']);

/** The parameters that a list has of its own: the fields of its filter, its order, and its other arguments. */
export function parametersOf({ arguments: args }: ExportedList): Map<string, GraphQLInputType> {
  const found = new Map<string, GraphQLInputType>();
  for (const { name, type } of args) {
    if (pageArguments.has(name)) continue;
    const named = getNamedType(type);
    if (name === 'where' && isInputObjectType(named)) {
      for (const field of Object.values(named.getFields())) found.set(field.name, field.type);
    } else found.set(name, type);
  }
  return found;
}

/** True for a range of days or of numbers, which a parameter writes as `from/to`. */
export function isRangeType(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return false;
  const { start, end, min, max } = named.getFields();
  return Boolean((start && end) ?? (min && max));
}

/** Reads the query parameters of a file. Throws a ResourceError that names the parameter that cannot be accepted. */
export function readParameters(list: ExportedList, query: URLSearchParams): FileParameters {
  const own = parametersOf(list);
  const repeatable = [...own].flatMap(([name, type]) => (isListType(getNullableType(type)) ? [name] : []));
  const single = [...own.keys(), ...commonParameters].filter((name) => !repeatable.includes(name));
  requireKnownParameters(query, { single, repeatable });
  const variables: Record<string, unknown> = {};
  const where: Record<string, unknown> = {};
  const args = new Set(list.arguments.map(({ name }) => name));
  for (const [name, type] of own) {
    const given = query.getAll(name).filter((value) => value !== '');
    if (given.length === 0) continue;
    (args.has(name) ? variables : where)[name] = readValue(name, type, given);
  }
  const missing = list.arguments.find((argument) => isRequiredArgument(argument) && !(argument.name in variables));
  if (missing) throw missingParameter(missing.name);
  if (Object.keys(where).length > 0) variables.where = where;
  return {
    variables,
    columns: readColumns(list, query.get('columns')),
    csv: readCsvOptions(query),
    hasNames: readChoice(query, 'headers', ['words', 'names']) === 'names',
  };
}

function readValue(name: string, type: GraphQLInputType, given: string[]): unknown {
  if (isNonNullType(type)) return readValue(name, type.ofType, given);
  const named = getNamedType(type);
  if (isListType(type)) {
    if (isInputObjectType(named)) return given.map((text) => readDimension(name, named, text));
    return given.flatMap((text) => text.split(',')).map((text) => readValue(name, type.ofType, [text.trim()]));
  }
  const [text = ''] = given;
  if (isInputObjectType(named)) return readObject(name, named, text);
  if (isEnumType(named)) return readEnum(name, named, text);
  if (named.name === 'Boolean') return readBoolean(name, text);
  if (named.name === 'Int' || named.name === 'Float') return readNumber(name, named.name, text);
  return text;
}

function readObject(name: string, type: GraphQLInputObjectType, text: string): object {
  const { start, end, min, max, field, direction } = type.getFields();
  if (start && end) return readRange(name, text);
  if (min && max) return readNumberRange(name, text);
  const [fieldType, directionType] = [field, direction].map((each) => each && getNamedType(each.type));
  if (isEnumType(fieldType) && isEnumType(directionType)) return readOrder(name, fieldType, directionType, text);
  throw new Error(`A query parameter cannot be read as ${type.name}.`);
}

/** A range as `1995/2005`, of which one end may be open, or a single date as both ends. */
function readRange(name: string, text: string): object {
  const [from = '', to = from, more] = text.split(/\/|\.\./).map((part) => part.trim());
  if (more === undefined && (from !== '' || to !== '')) return { ...(from && { start: from }), ...(to && { end: to }) };
  throw wrong(
    name,
    '「1995/2005」のように書きます。片方は空でもかまいません。',
    'is written like 1995/2005; one end may be empty.',
  );
}

/** A range of numbers as `10/20`, of which one end may be open, or a single number as both ends. */
function readNumberRange(name: string, text: string): object {
  const [from = '', to = from, more] = text.split(/\/|\.\./).map((part) => part.trim());
  if (more !== undefined || (from === '' && to === '')) {
    throw wrong(
      name,
      '「10/20」のように書きます。片方は空でもかまいません。',
      'is written like 10/20; one end may be empty.',
    );
  }
  const [min, max] = [from, to].map((end) => (end === '' ? undefined : readNumber(name, 'Float', end)));
  if (min !== undefined && max !== undefined && min > max) {
    throw wrong(
      name,
      `最小の数(${min})が最大の数(${max})より大きくなっています。`,
      `has a smallest number (${min}) above its largest (${max}). Exchange the two.`,
    );
  }
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

/** An order as `NAME` or `NAME:DESC`. */
function readOrder(name: string, fields: GraphQLEnumType, directions: GraphQLEnumType, text: string): object {
  const [field = '', direction = 'ASC', more] = text.split(':');
  if (more !== undefined)
    throw wrong(name, '「NAME」か「NAME:DESC」のように書きます。', 'is written like NAME or NAME:DESC.');
  return { field: readEnum(name, fields, field), direction: readEnum(name, directions, direction) };
}

/** A condition on a dimension as `event:1,2`. */
function readDimension(name: string, type: GraphQLInputObjectType, text: string): object {
  const [key, list] = Object.values(type.getFields());
  const [dimension = '', codes = '', more] = text.split(':');
  if (key && list && dimension && codes && more === undefined)
    return { [key.name]: dimension, [list.name]: codes.split(',') };
  throw wrong(name, '「次元:値,値」のように書きます。', 'is written like dimension:value,value.');
}

function readEnum(name: string, type: GraphQLEnumType, text: string): string {
  const value = text.trim().toUpperCase();
  if (type.getValue(value)) return value;
  const values = type.getValues().map((each) => each.name);
  throw wrong(name, `${values.join('、')} のいずれかです。`, `must be one of ${values.join(', ')}.`);
}

function readBoolean(name: string, text: string): boolean {
  if (/^(true|1)$/i.test(text)) return true;
  if (/^(false|0)$/i.test(text)) return false;
  throw wrong(name, 'true か false です。', 'must be true or false.');
}

function readNumber(name: string, type: string, text: string): number {
  // People type digits in full width too.
  const digits = text.normalize('NFKC');
  if (type === 'Int' ? /^-?\d{1,10}$/.test(digits) : /^-?\d+(\.\d+)?$/.test(digits)) return Number(digits);
  throw wrong(name, '数です。', type === 'Int' ? 'must be a whole number.' : 'must be a number.');
}

/**
 * `columns=name,address` asks for the column `name` and for all columns of `address`, in this order, and `columns=all`, as
 * without the parameter, for every column.
 */
function readColumns({ columns }: ExportedList, text: string | null): readonly Column[] {
  if (text === null || text === 'all') return columns;
  const names = text.split(',').map((name) => name.trim());
  const found = names.flatMap((name) => {
    const matching = columns.filter((column) => column.name === name || column.name.startsWith(`${name}.`));
    if (matching.length > 0) return matching;
    const known = columns.map((column) => column.name);
    throw wrong(
      'columns',
      `「${name}」という列はありません。列は ${known.join('、')} です。`,
      `has no column "${name}". The columns are ${known.join(', ')}.`,
    );
  });
  return [...new Set(found)];
}

function readChoice(query: URLSearchParams, name: string, choices: string[]): string | undefined {
  const value = query.get(name);
  if (value === null || choices.includes(value)) return value ?? undefined;
  throw wrong(name, `${choices.join(' か ')} です。`, `must be ${choices.join(' or ')}.`);
}

const wrong = (name: string, ja: string, en: string): ResourceError =>
  badParameter(name, { ja: `「${name}」は${ja}`, en: `"${name}" ${en}` });

const missingParameter = (name: string): ResourceError =>
  badParameter(name, { ja: `「${name}」が必要です。`, en: `The parameter "${name}" is needed.` });
