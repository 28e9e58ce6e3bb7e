import { schemaOf, type SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';

/** A field at which a request crosses from one domain to another. */
export interface Crossing {
  coordinate: string;
  /** Whether it is nullable, and the items of its list too if it is one. */
  canBeNull: boolean;
}

/** Lists the fields that a domain adds to the types of others, and the fields that lead to them. */
export function crossings(definition: SubgraphDefinition): Crossing[] {
  const foreign = new Set(definition.extends.map(({ type }) => type.name));
  const schema = schemaOf(definition);
  const crosses = (type: GraphQLObjectType, field: Field): boolean => {
    if (foreign.has(type.name)) return !keys.has(field.name);
    const target = getNamedType(field.type);
    const targets = isAbstractType(target) ? schema.getPossibleTypes(target) : [target];
    return targets.some(({ name }) => foreign.has(name));
  };
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('_') && name !== 'Query')
    .flatMap((type) =>
      fieldsOf(type)
        .filter((field) => crosses(type, field))
        .map((field) => crossing(type, field)),
    );
}

type Field = GraphQLField<unknown, unknown>;

/** A domain that refers to a record knows its keys. */
const keys = new Set(['id', 'code']);

const fieldsOf = (type: GraphQLObjectType): Field[] => Object.values(type.getFields());

function crossing(type: GraphQLObjectType, field: Field): Crossing {
  const inner = getNullableType(field.type);
  const itemsCanBeNull = !isListType(inner) || !isNonNullType(inner.ofType);
  return { coordinate: `${type.name}.${field.name}`, canBeNull: !isNonNullType(field.type) && itemsCanBeNull };
}
