import { type Path, pathKey } from '../answer/path';

/** A place where a record reads the source otherwise than it was printed. */
export interface Correction {
  field: string;
  printed: string;
  read: string;
  reason: string;
  confidence: 'HIGH' | 'MEDIUM' | 'LOW';
}

/** A field of a record that is null, and why. */
export interface Gap {
  field: string;
  reason: 'NOT_STATED' | 'ILLEGIBLE' | 'NOT_APPLICABLE';
  note: string | null;
}

/** Where a record comes from, as the graph tells it. */
export interface Provenance {
  documentJa: string;
  documentEn: string;
  edition: string;
  heading: string;
  lines: number[];
  asOfDate: string | null;
  asOfFiscalYear: number | null;
  status: 'AS_PRINTED' | 'CORRECTED' | 'UNCERTAIN' | 'EDITORIAL';
  corrections: Correction[];
  gaps: Gap[];
}

/** A record of the answer with its provenance. */
export interface SourcedRecord {
  path: Path;
  /** Its name or title, where the query asked for one. */
  name: string | undefined;
  provenance: Provenance;
}

/** The key under which the provenance of each record comes; no field of the graph has this name. */
export const provenanceKey = 'explorerProvenance';

/** Every record of an answer that was asked with its provenance, in the order of the answer. */
export function sourcedRecords(data: unknown, path: Path = []): SourcedRecord[] {
  if (Array.isArray(data)) return data.flatMap((item, index) => sourcedRecords(item, [...path, index]));
  if (typeof data !== 'object' || data === null) return [];
  const { [provenanceKey]: provenance, ...rest } = data as Record<string, unknown>;
  const here = provenance ? [{ path, name: nameOf(rest), provenance: provenance as Provenance }] : [];
  return [...here, ...Object.entries(rest).flatMap(([key, value]) => sourcedRecords(value, [...path, key]))];
}

function nameOf(record: Record<string, unknown>): string | undefined {
  return [record.name, record.title, record.statement, record.id].find((value) => typeof value === 'string');
}

/** The nearest record with a provenance on the way to a place of the answer, and the rest of the way. */
export function sourceOf(
  records: ReadonlyMap<string, SourcedRecord>,
  path: Path,
): { record: SourcedRecord; rest: Path } | undefined {
  for (let length = path.length; length > 0; length--) {
    const record = records.get(pathKey(path.slice(0, length)));
    if (record) return { record, rest: path.slice(length) };
  }
  return undefined;
}
