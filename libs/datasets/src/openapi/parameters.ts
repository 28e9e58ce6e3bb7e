import { pictureLimits } from '@tokorozawa/charts/pictures';
import { domainNameOf, typeNameOf } from '@tokorozawa/resources';
import {
  getNamedType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Described } from './operation';

/** The value of a parameter: its JSON Schema, and a value that is accepted. */
export interface ValueSchema {
  schema: Described;
  example?: unknown;
}

const { width, scale } = pictureLimits;

const flag = (usual: 0 | 1): Described => ({ type: 'integer', enum: [0, 1], default: usual });

/** A query parameter. */
export const inQuery = (name: string, description: string, schema: Described, example?: unknown): Described => ({
  name,
  in: 'query',
  description,
  schema,
  ...(example !== undefined && { example }),
});

/** The parameters that mean the same wherever they are taken, by their names. */
export const commonParameters: Record<string, Described> = {
  lang: inQuery('lang', 'The language of names and texts (言語). Without it, that of `accept-language`.', {
    type: 'string',
    enum: ['ja', 'en'],
  }),
  theme: inQuery('theme', 'The colors of the picture (配色).', {
    type: 'string',
    enum: ['light', 'dark'],
    default: 'light',
  }),
  width: inQuery('width', 'The width of the picture in pixels (幅).', {
    type: 'integer',
    minimum: width.min,
    maximum: width.max,
    default: width.usual,
  }),
  scale: inQuery('scale', 'Pixels of the file for each pixel of the picture (倍率).', {
    type: 'integer',
    minimum: scale.min,
    maximum: scale.max,
    default: scale.usual,
  }),
  headers: inQuery(
    'headers',
    'Headers and values in words of the language, or as the schema names them (見出し).',
    { type: 'string', enum: ['words', 'names'], default: 'words' },
    'names',
  ),
  bom: inQuery(
    'bom',
    '1 for spreadsheets: with a byte order mark, and without characters that CP932 lacks. 0 for programs.',
    flag(1),
    0,
  ),
  excel: inQuery(
    'excel',
    '1 to write what a spreadsheet would take for a date or a number as a formula such as `="1-2"`.',
    flag(0),
    1,
  ),
  own: inQuery('own', '1 to add the columns of our own, by which the file can be imported without a loss.', flag(0), 1),
  municipality: inQuery(
    'municipality',
    'The code of a municipality, of six or five digits (自治体コード). Without it, all of them.',
    { type: 'string' },
    '112089',
  ),
};

export const refTo = (name: string): Described => ({ $ref: `#/components/parameters/${name}` });

/** A part of the path. */
export const inPath = (name: string, description: string, schema: Described, example?: unknown): Described => ({
  ...inQuery(name, description, schema, example),
  in: 'path',
  required: true,
});

const examples: Record<string, ValueSchema> = {
  Int: { schema: { type: 'integer', format: 'int32' }, example: 10 },
  Float: { schema: { type: 'number' }, example: 1.5 },
  Boolean: { schema: { type: 'boolean' }, example: true },
  Date: { schema: { type: 'string' }, example: '2024-04-01' },
  DateBound: { schema: { type: 'string' }, example: '2024-04' },
  FiscalYear: { schema: { type: 'string' }, example: '2023' },
  YearMonth: { schema: { type: 'string' }, example: '2024-04' },
  MunicipalityCode: { schema: { type: 'string' }, example: '112089' },
};

/** Of texts and ids, those that every instance understands; other ids and cursors have no example. */
const examplesByName: Record<string, string> = {
  text: '図書館',
  section: '5-5',
  edition: '2024',
  from: '2024',
  to: '2024',
};

/** A scalar or a value of an enum. */
export function valueOf(type: GraphQLNamedType, name = ''): ValueSchema {
  if (isEnumType(type)) {
    const names = type.getValues().map((value) => value.name);
    return { schema: { type: 'string', enum: names }, example: names[0] };
  }
  return examples[type.name] ?? { schema: { type: 'string' }, example: examplesByName[name.split('.').pop() ?? ''] };
}

/** What a filter of a list takes. */
export function filterValue(name: string, type: GraphQLInputType): ValueSchema {
  if (isNonNullType(type)) return filterValue(name, type.ofType);
  if (isListType(type)) {
    const { schema, example } = filterValue(name, type.ofType);
    return { schema: { type: 'array', items: schema }, ...(example !== undefined && { example: [example] }) };
  }
  const named = getNamedType(type);
  return isInputObjectType(named) ? objectValue(named.getFields()) : valueOf(named, name);
}

/** What stands for an input object: a range, an order, or a condition on a dimension. */
function objectValue(fields: Record<string, { type: GraphQLInputType }>): ValueSchema {
  const { start, end, min, max, field, direction } = fields;
  if (start && end) return { schema: { type: 'string' }, example: '1995/2024' };
  if (min && max) return { schema: { type: 'string' }, example: '1/1000' };
  const order = field && getNamedType(field.type);
  if (order && direction && isEnumType(order)) {
    const names = order.getValues().flatMap(({ name }) => [name, `${name}:DESC`]);
    return { schema: { type: 'string', enum: names }, example: names[1] };
  }
  return { schema: { type: 'string', pattern: '^[^:]+:[^:]+$' } };
}

/** The values of an enum as addresses write them: domains with hyphens, types of records as in the schema. */
export function namesIn(
  schema: GraphQLSchema,
  typeName: 'Subgraph' | 'RecordType' | 'CorrectionKind' | 'DatePrecision',
) {
  const type = schema.getType(typeName);
  const names = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
  return names.map(typeName === 'RecordType' ? typeNameOf : domainNameOf);
}
