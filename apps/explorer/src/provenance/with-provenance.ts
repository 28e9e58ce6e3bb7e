import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  parse,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type Language } from '../language/language';
import { provenanceKey } from './provenance';

const fragmentName = 'ExplorerProvenance';

/** What is asked of each provenance, with reasons in the reader's language. */
function fragment(language: Language): DocumentNode {
  const locale = language.toUpperCase();
  return parse(`
    fragment ${fragmentName} on Provenance {
      documentJa: document(locale: JA) documentEn: document(locale: EN) edition heading lines asOfDate asOfFiscalYear status
      corrections { field printed read reason(locale: ${locale}) confidence }
      gaps { field reason note(locale: ${locale}) }
    }`);
}

const provenanceField = parse(`{ ${provenanceKey}: provenance { ...${fragmentName} } }`).definitions.flatMap(
  (definition): readonly SelectionNode[] =>
    definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
);

/**
 * The same query, asked with the provenance of every record whose type has one; what it already asks for is untouched.
 * Undefined when no type in it has a provenance.
 */
export function withProvenance(
  schema: GraphQLSchema,
  document: DocumentNode,
  language: Language,
): DocumentNode | undefined {
  let found = false;
  const types = new TypeInfo(schema);
  const asked = visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave(node) {
          if (!hasProvenance(types.getParentType())) return undefined;
          found = true;
          return { ...node, selections: [...node.selections, ...provenanceField] };
        },
      },
    }),
  );
  if (!found) return undefined;
  return { ...asked, definitions: [...asked.definitions, ...fragment(language).definitions] };
}

function hasProvenance(type: GraphQLNamedType | null | undefined): boolean {
  return isObjectType(type) && type.getFields().provenance?.type.toString() === 'Provenance!';
}
