import { type GraphQLSchema, isEnumType } from 'graphql';
import { badParameter } from './resource-error';

const folded = (text: string): string => text.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();

/**
 * The value of an enum that a query parameter names, as the schema or as an address writes it: `SISTER_CITY`, `SisterCity`
 * and `sister-city` are the same. Null if the parameter is absent. Throws a ResourceError if there is no such value.
 */
export function enumParameter(
  schema: GraphQLSchema,
  typeName: string,
  query: URLSearchParams,
  parameter: string,
): string | null {
  const text = query.get(parameter);
  if (text === null) return null;
  const type = schema.getType(typeName);
  const names = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
  const value = names.find((name) => folded(name) === folded(text));
  if (value !== undefined) return value;
  throw badParameter(parameter, {
    ja: `"${parameter}" に「${text}」という値はありません。使えるのは ${names.join('、')} です。`,
    en: `"${parameter}" cannot be "${text}". Its values are ${names.join(', ')}.`,
  });
}
