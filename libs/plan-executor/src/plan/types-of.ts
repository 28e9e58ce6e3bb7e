import {
  buildASTSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  visit,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { fieldRulesOf, type FieldRules } from './field-rules';

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

/** The name of the type of a field, without its lists; undefined where there is no such field. */
export type FieldType = (type: string, field: string) => string | undefined;

/** What a supergraph tells about its types. */
export interface SupergraphTypes {
  isA: IsA;
  fieldType: FieldType;
  fieldUse: FieldUse;
  fieldRules: FieldRules | undefined;
}

export function typesOf(supergraphSdl: string): SupergraphTypes {
  const document = parse(supergraphSdl, { noLocation: true });
  const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  return {
    isA: isAOf(schema),
    fieldType: fieldTypeOf(schema),
    fieldUse: { fieldNames: fieldNamesOf(schema), ...requiredFields(document) },
    fieldRules: fieldRulesOf(document),
  };
}

function fieldTypeOf(schema: GraphQLSchema): FieldType {
  return (name, field) => {
    const type = schema.getType(name);
    if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
    return getNamedType(type.getFields()[field]?.type)?.name;
  };
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
