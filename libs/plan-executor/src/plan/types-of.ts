import { buildASTSchema, isAbstractType, isInterfaceType, isObjectType, parse } from 'graphql';

/** Whether an object of the first type is one of the second, in the supergraph: also where callers do not see the type. */
export type IsA = (typename: string, type: string) => boolean;

/** The name of every field of every type. */
export type FieldNames = ReadonlySet<string>;

export function typesOf(supergraphSdl: string): { isA: IsA; fieldNames: FieldNames } {
  const schema = buildASTSchema(parse(supergraphSdl, { noLocation: true }), {
    assumeValid: true,
    assumeValidSDL: true,
  });
  const members = new Map<string, Set<string>>();
  const fieldNames = new Set(['__typename']);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) || isInterfaceType(type))
      Object.keys(type.getFields()).forEach((name) => fieldNames.add(name));
    if (!isAbstractType(type)) continue;
    const narrower = isInterfaceType(type) ? schema.getImplementations(type).interfaces : [];
    members.set(type.name, new Set([...schema.getPossibleTypes(type), ...narrower].map(({ name }) => name)));
  }
  const isA: IsA = (typename, type) => typename === type || members.get(type)?.has(typename) === true;
  return { isA, fieldNames };
}
