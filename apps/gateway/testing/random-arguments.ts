import fc from 'fast-check';
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
} from 'graphql';

/** A random call of one field of the schema. */
export interface RandomCall {
  query: string;
  variables: Record<string, unknown>;
}

/** Values that a field or argument of this name accepts. Without them, almost every call would be refused. */
export type LikelyValues = Record<string, unknown[]>;

/** How many values fit their types for each one that is anything. */
const fittingPerWrong = 150;

/** Values of all types, and texts that have broken programs. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 2 ** 31, 1.5, 1e300, '', ' ', '\0', '\ud800', '\u202e', 'NaN', [], {}, [
    [],
  ]),
  fc.constantFrom<unknown>(`'; DROP TABLE facility; --`, '<script>', '💡'.repeat(2_000), { __proto__: null, x: {} }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.jsonValue({ maxDepth: 2 }),
);

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('試しの文', 'Trial', '１２３', '2026-11-29', '09:00') },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
);

/**
 * Random calls of a field: with arguments of which most fit their types and some do not, given as variables or written
 * into the query, and with the values of the answer down to two levels.
 */
export function randomCalls(
  operation: 'query' | 'mutation',
  field: GraphQLField<unknown, unknown>,
  likely: LikelyValues,
): fc.Arbitrary<RandomCall> {
  return fc
    .record({ values: membersOf(field.args, likely), areVariables: fc.boolean() })
    .map(({ values, areVariables }) => {
      const given = field.args.filter(({ name }) => name in values);
      const selections = selectionsOf(field.type as GraphQLObjectType, 2);
      const declared = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(' ');
      const written = given
        .map(({ name }) => `${name}: ${areVariables ? `$${name}` : literalOf(values[name])}`)
        .join(' ');
      return {
        query: `${operation}${areVariables && declared ? ` (${declared})` : ''} { ${field.name}${written && `(${written})`} { ${selections} } }`,
        variables: areVariables ? values : {},
      };
    });
}

type Member = GraphQLArgument | GraphQLInputField;

function membersOf(members: readonly Member[], likely: LikelyValues): fc.Arbitrary<Record<string, unknown>> {
  const values = Object.fromEntries(members.map((member) => [member.name, memberValue(member, likely)]));
  const requiredKeys = members
    .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
    .map(({ name }) => name);
  return fc.record<Record<string, unknown>>(values, { requiredKeys, noNullPrototype: true });
}

function memberValue({ name, type }: Member, likely: LikelyValues): fc.Arbitrary<unknown> {
  const known = likely[name];
  if (!known) return valueOf(type, likely);
  return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: valueOf(type, likely) });
}

function valueOf(type: GraphQLInputType, likely: LikelyValues): fc.Arbitrary<unknown> {
  const fitting = isNonNullType(type) ? fittingValue(type, likely) : fc.option(fittingValue(type, likely), { freq: 9 });
  return fc.oneof({ weight: fittingPerWrong, arbitrary: fitting }, { weight: 1, arbitrary: anything });
}

function fittingValue(declared: GraphQLInputType, likely: LikelyValues): fc.Arbitrary<unknown> {
  const type = getNullableType(declared);
  if (isListType(type)) return fc.array(valueOf(type.ofType, likely), { maxLength: 2 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) return membersOf(Object.values(type.getFields()), likely);
  if (type.name === 'Int') return fc.oneof(fc.integer({ min: -1, max: 6 }), fc.integer());
  if (type.name === 'Float') return fc.double({ noNaN: true, noDefaultInfinity: true });
  if (type.name === 'Boolean') return fc.boolean();
  return text;
}

/** A value as GraphQL writes it. A text of capitals is written as the value of an enum. */
function literalOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([name]) => /^[A-Za-z_]\w*$/.test(name));
    return `{${fields.map(([name, inner]) => `${name}: ${literalOf(inner)}`).join(', ')}}`;
  }
  return typeof value === 'string' && /^[A-Z_]{3,}$/.test(value) ? value : JSON.stringify(value);
}

/** All fields of a type that need no arguments, down to some levels of objects. */
function selectionsOf(type: GraphQLObjectType, levels: number): string {
  return Object.values(type.getFields())
    .filter(({ args }) =>
      args.every(({ type: needed, defaultValue }) => !isNonNullType(needed) || defaultValue !== undefined),
    )
    .flatMap((field) => {
      const inner = getNamedType(field.type);
      if (isLeafType(inner)) return [field.name];
      return levels > 0 && isObjectType(inner)
        ? [`${field.name} { __typename ${selectionsOf(inner, levels - 1)} }`]
        : [];
    })
    .join(' ');
}
