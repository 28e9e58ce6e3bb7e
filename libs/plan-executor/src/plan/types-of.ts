import {
  buildASTSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  visit,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

/** Whether an object of the first type is one of the second, in the supergraph: also where callers do not see the type. */
export type IsA = (typename: string, type: string) => boolean;

/** Which fields the types of a supergraph have, and which of them plans ask for because others require them. */
export interface FieldUse {
  /** The name of every field of every type. */
  fieldNames: ReadonlySet<string>;
  /** Of these, what a `@requires` names, and what one names with arguments. */
  required: ReadonlySet<string>;
  requiredWithArguments: ReadonlySet<string>;
}

export function typesOf(supergraphSdl: string): { isA: IsA; fieldUse: FieldUse } {
  const document = parse(supergraphSdl, { noLocation: true });
  const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  return { isA: isAOf(schema), fieldUse: { fieldNames: fieldNamesOf(schema), ...requiredFields(document) } };
}

function isAOf(schema: GraphQLSchema): IsA {
  const members = new Map<string, Set<string>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type)) continue;
    const narrower = isInterfaceType(type) ? schema.getImplementations(type).interfaces : [];
    members.set(type.name, new Set([...schema.getPossibleTypes(type), ...narrower].map(({ name }) => name)));
  }
  return (typename, type) => typename === type || members.get(type)?.has(typename) === true;
}

function fieldNamesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const names = new Set(['__typename']);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const name of Object.keys(type.getFields())) names.add(name);
  }
  return names;
}

/** Read from `@join__field(requires:)`, which holds a selection without its outer braces. */
function requiredFields(document: DocumentNode): Pick<FieldUse, 'required' | 'requiredWithArguments'> {
  const [required, requiredWithArguments] = [new Set<string>(), new Set<string>()];
  visit(document, {
    Argument({ name, value }) {
      if (name.value !== 'requires' || value.kind !== Kind.STRING) return;
      visit(parse(`{ ${value.value} }`, { noLocation: true }), {
        Field({ name: field, arguments: given = [] }) {
          required.add(field.value);
          if (given.length > 0) requiredWithArguments.add(field.value);
        },
      });
    },
  });
  return { required, requiredWithArguments };
}
