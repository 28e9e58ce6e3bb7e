import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { useEffect, useState } from 'react';
import { type AnsweredRequest, type ParsedAnswer } from '../answer/answers';
import { failuresOf } from '../answer/failures';
import { sendRequest } from '../answer/gateway';
import { type Path, pathKey } from '@tokorozawa/answer-tables';
import { type Language, type LocalizedText, useLanguage } from '../language/language';

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

/** The provenance of all records of an answer. */
export interface AnswerProvenance {
  state: 'loading' | 'loaded' | 'failed';
  /** By the key of their path. */
  records: ReadonlyMap<string, RecordProvenance>;
  /** Why loading failed. */
  message?: LocalizedText;
}

const loading: AnswerProvenance = { state: 'loading', records: new Map() };

/** Loads the provenance of every record with a second request. The answer that is shown stays as it is. */
export function useProvenance(answer: ParsedAnswer): AnswerProvenance {
  const language = useLanguage();
  const [loaded, setLoaded] = useState<{ of: ParsedAnswer; language: Language; provenance: AnswerProvenance }>();
  useEffect(() => {
    let isCurrent = true;
    void loadOnce(answer, language).then((provenance) => {
      if (isCurrent) setLoaded({ of: answer, language, provenance });
    });
    return () => void (isCurrent = false);
  }, [answer, language]);
  return loaded?.of === answer && loaded.language === language ? loaded.provenance : loading;
}

const requests = new WeakMap<AnsweredRequest, Map<Language, Promise<AnswerProvenance>>>();

/** All views share one request for each answer and language. */
function loadOnce(answer: ParsedAnswer, language: Language): Promise<AnswerProvenance> {
  const byLanguage = requests.get(answer.request) ?? new Map<Language, Promise<AnswerProvenance>>();
  requests.set(answer.request, byLanguage);
  const provenance = byLanguage.get(language) ?? load(answer, language);
  byLanguage.set(language, provenance);
  return provenance;
}

async function load({ schema, document, request }: ParsedAnswer, language: Language): Promise<AnswerProvenance> {
  const query = document && request.answer.data ? addProvenance(schema, document, language) : undefined;
  if (!query) return { state: 'loaded', records: new Map() };
  const { variables, operationName } = request;
  const answer = await sendRequest({ query: print(query), variables, operationName });
  if (!answer.data) return { state: 'failed', records: new Map(), message: failuresOf(answer)[0]?.message };
  return { state: 'loaded', records: new Map(findRecords(answer.data).map((each) => [pathKey(each.path), each])) };
}

/** The alias for the provenance of each record. No field of the graph has this name. */
export const provenanceKey = 'explorerProvenance';

const fragmentName = 'ExplorerProvenance';

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
