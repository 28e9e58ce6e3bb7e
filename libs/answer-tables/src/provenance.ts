import {
  type DocumentNode,
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type Language } from './label';
import { type Path, pathKey } from './shape';

/** A field whose value differs from the print, or is kept in doubt. */
export interface FieldCorrection {
  field: string;
  kind: 'MISPRINT' | 'TYPOGRAPHY' | 'LAYOUT' | 'SUPPLEMENT' | 'KEPT_IN_DOUBT';
  lines: number[];
  printed: string | null;
  read: string;
  reason: string;
  confidence: 'HIGH' | 'MEDIUM' | 'LOW';
}

/** A field that is null, and why. */
export interface FieldGap {
  field: string;
  reason: 'NOT_STATED' | 'ILLEGIBLE' | 'NOT_APPLICABLE';
  note: string | null;
}

/** Where a record comes from, as the graph describes it. */
export interface Provenance {
  documentJa: string;
  documentEn: string;
  edition: string;
  heading: string;
  lines: number[];
  /** The time that the record speaks of. */
  asOf: { era: string } | null;
  status: 'AS_PRINTED' | 'CORRECTED' | 'UNCERTAIN' | 'EDITORIAL' | 'PARTNER' | 'MADE_UP';
  corrections: FieldCorrection[];
  gaps: FieldGap[];
  /** The fields whose lists the source leaves open. */
  openLists: string[];
}

/** A record of the answer with its provenance. */
export interface RecordProvenance {
  path: Path;
  /** Its GraphQL type. */
  type: string;
  /** Its id, by which it has a page; undefined for a value that is no record of its own. */
  id?: string | undefined;
  /** Its name or, without one, its id. */
  name: string | undefined;
  provenance: Provenance;
}

/** The alias for the provenance of each record. No field of the graph has this name. */
export const provenanceKey = 'answerProvenance';

const fragmentName = 'AnswerProvenance';

/** The fields of each provenance, with reasons in the reader's language. */
function provenanceFragment(language: Language): DocumentNode {
  const locale = language.toUpperCase();
  return parse(`
    fragment ${fragmentName} on Provenance {
      documentJa: document(locale: JA) documentEn: document(locale: EN) edition heading lines asOf { era } status
      corrections { field kind lines printed read reason(locale: ${locale}) confidence }
      gaps { field reason note(locale: ${locale}) } openLists
    }`);
}

// The gateway limits the number of aliases, so `__typename` has none.
const provenanceSelection = parse(
  `{ __typename ${provenanceKey}: provenance { ...${fragmentName} } }`,
).definitions.flatMap((definition): readonly SelectionNode[] =>
  definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
);

/**
 * Adds the provenance of every record whose type has one to a query, with its id and its name unless the query uses these
 * keys for anything else, and changes nothing else in it.
 * Undefined if no type in the query has a provenance.
 */
export function addProvenance(
  schema: GraphQLSchema,
  document: DocumentNode,
  language: Language,
): DocumentNode | undefined {
  let found = false;
  const types = new TypeInfo(schema);
  const identifying = ['id', 'name'].filter((name) => isFree(name, document));
  const extended = visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave(node) {
          const type = types.getParentType();
          if (!hasProvenance(type)) return undefined;
          found = true;
          const added = identifying.filter((name) => name in type.getFields()).map(fieldNode);
          return { ...node, selections: [...node.selections, ...added, ...provenanceSelection] };
        },
      },
    }),
  );
  if (!found) return undefined;
  return { ...extended, definitions: [...extended.definitions, ...provenanceFragment(language).definitions] };
}

const fieldNode = (name: string): FieldNode => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } });

/** False if a selection of the document has this key for another field or with arguments, which the field would contradict. */
function isFree(key: string, document: DocumentNode): boolean {
  let isFree = true;
  visit(document, {
    Field({ name, alias, arguments: given = [], directives = [] }) {
      if ((alias ?? name).value !== key) return;
      if (name.value !== key || given.length > 0 || directives.length > 0) isFree = false;
    },
  });
  return isFree;
}

function hasProvenance(type: GraphQLNamedType | null | undefined): type is GraphQLObjectType | GraphQLInterfaceType {
  return (
    (isObjectType(type) || isInterfaceType(type)) && type.getFields().provenance?.type.toString() === 'Provenance!'
  );
}

/** Every record with a provenance in the data, in the order of the answer. */
export function findRecords(data: unknown, path: Path = []): RecordProvenance[] {
  if (Array.isArray(data)) return data.flatMap((item, index) => findRecords(item, [...path, index]));
  if (typeof data !== 'object' || data === null) return [];
  const { [provenanceKey]: provenance, __typename: type, ...rest } = data as Record<string, unknown>;
  const own = provenance
    ? [
        {
          path,
          type: String(type),
          id: asText(rest.id),
          name: asText(rest.name) ?? asText(rest.id),
          provenance: provenance as Provenance,
        },
      ]
    : [];
  return [...own, ...Object.entries(rest).flatMap(([key, value]) => findRecords(value, [...path, key]))];
}

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The innermost record with a provenance that contains a path, and the rest of the path inside it. */
export function recordAround(
  records: ReadonlyMap<string, RecordProvenance>,
  path: Path,
): { record: RecordProvenance; rest: Path } | undefined {
  for (let length = path.length; length > 0; length--) {
    const record = records.get(pathKey(path.slice(0, length)));
    if (record) return { record, rest: path.slice(length) };
  }
  return undefined;
}
