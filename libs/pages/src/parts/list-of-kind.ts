import { recordTypeOf } from '@tokorozawa/resources';
import { getNamedType, getNullableType, type GraphQLSchema, isListType, isObjectType } from 'graphql';

/** The path of the page of the list that has the records of a type: `SISTER_CITY` → `/lists/sister-cities`; undefined without one. */
export function listPathOf(schema: GraphQLSchema, recordType: string): string | undefined {
  for (const { name, type } of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const named = getNamedType(type);
    if (!isObjectType(named)) continue;
    const nodes = named.getFields().nodes;
    if (!nodes && !isListType(getNullableType(type))) continue;
    if (recordTypeOf((nodes ? getNamedType(nodes.type) : named).name) === recordType)
      return `/lists/${kebabCase(name)}`;
  }
  return undefined;
}

const kebabCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
