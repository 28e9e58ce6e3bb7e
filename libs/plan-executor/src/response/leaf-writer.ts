import { stringText } from '../plan/json-text';
import { isEnumType, isSpecifiedScalarType, type GraphQLEnumType, type GraphQLLeafType } from 'graphql';

/** A leaf as JSON; undefined for a value that its type does not have. Null never comes here. */
export type LeafWriter = (value: unknown) => string | undefined;

export function leafWriter(type: GraphQLLeafType): LeafWriter {
  if (isEnumType(type)) return enumWriter(type);
  return isSpecifiedScalarType(type) ? (specified[type.name] ?? writeAnything) : writeAnything;
}

const whole = /^-?\d+$/;

const writeInteger: LeafWriter = (value) => {
  if (typeof value !== 'number') return undefined;
  const text = String(value);
  return whole.test(text) ? text : undefined;
};

const writeAnything: LeafWriter = (value) => JSON.stringify(value);

const specified: Record<string, LeafWriter> = {
  String: (value) => (typeof value === 'string' ? stringText(value) : undefined),
  ID: (value) => (typeof value === 'string' ? stringText(value) : writeInteger(value)),
  Int: writeInteger,
  Float: (value) => (Number.isFinite(value) ? JSON.stringify(value) : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? String(value) : undefined),
};

function enumWriter(type: GraphQLEnumType): LeafWriter {
  const values = new Map(type.getValues().map(({ name }) => [name, `"${name}"`]));
  return (value) => (typeof value === 'string' ? values.get(value) : undefined);
}
