import { type GraphQLOutputType, isAbstractType, isEnumType, isListType, isNonNullType } from 'graphql';
import { type Part } from '../answer/shape';

/** Scalars that come as numbers; every other one comes as text. */
const numbers = new Set(['Int', 'Float', 'FiscalYear']);

/** The TypeScript type of the answer to a query, with the schema's own descriptions. */
export function answerType(name: string, shape: Part[]): string {
  return `export interface ${name} ${objectType(shape, '', false)}\n`;
}

function objectType(parts: Part[], indent: string, optional: boolean): string {
  const inner = `${indent}  `;
  const fields = parts.map((part) => {
    const description = part.field?.description?.replaceAll(/\s+/g, ' ').replaceAll('*/', '* /');
    const comment = description ? `${inner}/** ${description} */\n` : '';
    return `${comment}${inner}${part.key}${optional ? '?' : ''}: ${fieldType(part, inner)};\n`;
  });
  return `{\n${fields.join('')}${indent}}`;
}

function fieldType(part: Part, indent: string): string {
  return part.field ? outputType(part.field.type, part, indent) : 'string';
}

/** A list, a value or a record; null where the schema allows it. */
function outputType(type: GraphQLOutputType, part: Part, indent: string): string {
  if (isNonNullType(type)) return definite(type.ofType, part, indent);
  return `${definite(type, part, indent)} | null`;
}

function definite(type: GraphQLOutputType, part: Part, indent: string): string {
  if (isListType(type)) return `Array<${outputType(type.ofType as GraphQLOutputType, part, indent)}>`;
  // Of a union each record has the fields of its own type.
  if (part.parts.length > 0) return objectType(part.parts, indent, isAbstractType(part.of));
  if (isEnumType(part.of))
    return part.of
      .getValues()
      .map(({ name }) => `'${name}'`)
      .join(' | ');
  if (part.of?.name === 'Boolean') return 'boolean';
  return numbers.has(part.of?.name ?? '') ? 'number' : 'string';
}
