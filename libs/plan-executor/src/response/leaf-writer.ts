import { stringText } from '../plan/json-text';
import { isEnumType, isSpecifiedScalarType, type GraphQLEnumType, type GraphQLLeafType } from 'graphql';

/**
 * A leaf as JSON; undefined for a value that its type does not have. Null never comes here.
 * @param isPlain whether a string is JSON once it stands in quotes
 */
export type LeafWriter = (value: unknown, isPlain: boolean) => string | undefined;

export function leafWriter(type: GraphQLLeafType): LeafWriter {
  if (isEnumType(type)) return enumWriter(type);
  return isSpecifiedScalarType(type) ? (specified[type.name] ?? writeAnything) : writeAnything;
}

const whole = /^-?\d+$/;

const writeString = (value: string, isPlain: boolean): string => (isPlain ? `"${value}"` : stringText(value));

const writeInteger = (value: unknown): string | undefined => {
  if (typeof value !== 'number') return undefined;
  const text = String(value);
  return whole.test(text) ? text : undefined;
};

const writeAnything: LeafWriter = (value) => JSON.stringify(value);

const specified: Record<string, LeafWriter> = {
  String: (value, isPlain) => (typeof value === 'string' ? writeString(value, isPlain) : undefined),
  ID: (value, isPlain) => (typeof value === 'string' ? writeString(value, isPlain) : writeInteger(value)),
  Int: writeInteger,
  Float: (value) => (Number.isFinite(value) ? JSON.stringify(value) : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? String(value) : undefined),
};

function enumWriter(type: GraphQLEnumType): LeafWriter {
  const values = new Map(type.getValues().map(({ name }) => [name, `"${name}"`]));
  return (value) => (typeof value === 'string' ? values.get(value) : undefined);
}
