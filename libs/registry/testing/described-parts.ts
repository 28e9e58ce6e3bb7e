import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
} from 'graphql';

/** A part of a schema that needs a description. */
export interface DescribedPart {
  /** Such as `SisterCity.name(locale:)`. */
  coordinate: string;
  description: string | null | undefined;
}

/** Lists a type and its parts. */
export function describedParts(type: GraphQLNamedType): DescribedPart[] {
  return [part(type.name, type.description), ...partsOf(type)];
}

function partsOf(type: GraphQLNamedType): DescribedPart[] {
  if (isEnumType(type))
    return type.getValues().map(({ name, description }) => part(`${type.name}.${name}`, description));
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map(({ name, description }) => part(`${type.name}.${name}`, description));
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => fieldParts(type.name, field));
}

function fieldParts(type: string, field: GraphQLField<unknown, unknown>): DescribedPart[] {
  const coordinate = `${type}.${field.name}`;
  const argument = ({ name, description }: GraphQLArgument) => part(`${coordinate}(${name}:)`, description);
  return [part(coordinate, field.description), ...field.args.map(argument)];
}

const part = (coordinate: string, description: DescribedPart['description']): DescribedPart => ({
  coordinate,
  description,
});
