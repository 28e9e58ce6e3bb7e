import { type GraphQLOutputType, isAbstractType, isEnumType, isListType, isNonNullType } from 'graphql';
import { type AnswerField } from '@tokorozawa/answer-tables';

/** Scalars that JSON represents as numbers; all others are strings. */
const numericScalars = new Set(['Int', 'Float', 'FiscalYear']);

/** The TypeScript type of the answer to a query, with the descriptions of the schema. */
export function answerType(name: string, shape: AnswerField[]): string {
  return `export interface ${name} ${objectType(shape, '', false)}\n`;
}

function objectType(fields: AnswerField[], indent: string, isOptional: boolean): string {
  const inner = `${indent}  `;
  const lines = fields.map((field) => {
    const description = field.definition?.description?.replaceAll(/\s+/g, ' ').replaceAll('*/', '* /');
    const comment = description ? `${inner}/** ${description} */\n` : '';
    return `${comment}${inner}${field.key}${isOptional ? '?' : ''}: ${fieldType(field, inner)};\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

function fieldType(field: AnswerField, indent: string): string {
  return field.definition ? outputType(field.definition.type, field, indent) : 'string';
}

function outputType(type: GraphQLOutputType, field: AnswerField, indent: string): string {
  if (isNonNullType(type)) return nonNullType(type.ofType, field, indent);
  return `${nonNullType(type, field, indent)} | null`;
}

function nonNullType(type: GraphQLOutputType, field: AnswerField, indent: string): string {
  if (isListType(type)) return `Array<${outputType(type.ofType as GraphQLOutputType, field, indent)}>`;
  // Of a union or an interface, each object has only the fields of its own type.
  if (field.fields.length > 0) return objectType(field.fields, indent, isAbstractType(field.type));
  if (isEnumType(field.type))
    return field.type
      .getValues()
      .map(({ name }) => `'${name}'`)
      .join(' | ');
  if (field.type?.name === 'Boolean') return 'boolean';
  return numericScalars.has(field.type?.name ?? '') ? 'number' : 'string';
}

/** The keys from the data to its first list of records, such as `['courses', 'nodes']`, or else to its first record. */
export function listPath(shape: AnswerField[]): string[] {
  const first = shape.find(({ fields }) => fields.length > 0);
  if (!first) return [];
  return pathToList(first) ?? [first.key];
}

function pathToList(field: AnswerField): string[] | undefined {
  if (field.isList) return [field.key];
  for (const inner of field.fields.filter(({ fields }) => fields.length > 0)) {
    const path = pathToList(inner);
    if (path) return [field.key, ...path];
  }
  return undefined;
}
