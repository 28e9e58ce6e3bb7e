import {
  type DocumentNode,
  type GraphQLNamedType,
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
  /** Its name or title, if the query requests it. */
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
 * Adds the provenance of every record whose type has one to a query, and changes nothing else in it.
 * Undefined if no type in the query has a provenance.
 */
export function addProvenance(
  schema: GraphQLSchema,
  document: DocumentNode,
  language: Language,
): DocumentNode | undefined {
  let found = false;
  const types = new TypeInfo(schema);
  const extended = visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave(node) {
          if (!hasProvenance(types.getParentType())) return undefined;
          found = true;
          return { ...node, selections: [...node.selections, ...provenanceSelection] };
        },
      },
    }),
  );
  if (!found) return undefined;
  return { ...extended, definitions: [...extended.definitions, ...provenanceFragment(language).definitions] };
}

function hasProvenance(type: GraphQLNamedType | null | undefined): boolean {
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
    ? [{ path, type: String(type), name: recordName(rest), provenance: provenance as Provenance }]
    : [];
  return [...own, ...Object.entries(rest).flatMap(([key, value]) => findRecords(value, [...path, key]))];
}

function recordName(record: Record<string, unknown>): string | undefined {
  return [record.name, record.id].find((value) => typeof value === 'string');
}

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
