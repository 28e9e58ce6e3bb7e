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

const writeString = (value: string, isPlain: boolean): string => (isPlain ? `"${value}"` : stringText(value));

/** An integer of 32 bits, which is what the type Int has. */
const writeInt: LeafWriter = (value) => (((value as number) | 0) === value ? String(value) : undefined);

/** A number that a subgraph gives as an id. Of a larger one JSON.parse has lost digits. */
const writeIdNumber = (value: unknown): string | undefined => (Number.isSafeInteger(value) ? String(value) : undefined);

/** A custom scalar may be anything that JSON has. */
const writeAnything: LeafWriter = (value) =>
  typeof value === 'number' && !Number.isFinite(value) ? undefined : JSON.stringify(value);

const specified: Record<string, LeafWriter> = {
  String: (value, isPlain) => (typeof value === 'string' ? writeString(value, isPlain) : undefined),
  ID: (value, isPlain) => (typeof value === 'string' ? writeString(value, isPlain) : writeIdNumber(value)),
  Int: writeInt,
  Float: (value) => (Number.isFinite(value) ? JSON.stringify(value) : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? String(value) : undefined),
};

function enumWriter(type: GraphQLEnumType): LeafWriter {
  const values = new Map(type.getValues().map(({ name }) => [name, `"${name}"`]));
  return (value) => (typeof value === 'string' ? values.get(value) : undefined);
}
