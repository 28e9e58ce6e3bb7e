import { buildASTSchema, isAbstractType, isInterfaceType, parse } from 'graphql';

/** Whether an object of the first type is one of the second, in the supergraph: also where callers do not see the type. */
export type IsA = (typename: string, type: string) => boolean;

export function typesOf(supergraphSdl: string): IsA {
  const schema = buildASTSchema(parse(supergraphSdl, { noLocation: true }), {
    assumeValid: true,
    assumeValidSDL: true,
  });
  const members = new Map<string, Set<string>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type)) continue;
    const narrower = isInterfaceType(type) ? schema.getImplementations(type).interfaces : [];
    members.set(type.name, new Set([...schema.getPossibleTypes(type), ...narrower].map(({ name }) => name)));
  }
  return (typename, type) => typename === type || members.get(type)?.has(typename) === true;
}
