import type { Concept } from '../definition/concept';
import type { ReviewedRow } from '../entity/entity-class';
import type { DataFault } from './faults';
import type { YamlFile } from './yaml-file';

/** A row, and where it was read. */
export interface PlacedRow {
  row: ReviewedRow;
  file: YamlFile;
  path: (string | number)[];
}

export interface PlacedConcept {
  concept: Concept;
  rows: PlacedRow[];
}

/** An id names one record of the whole graph, so that it can be looked up without knowing its type. */
export function duplicateIds(placed: PlacedConcept[]): DataFault[] {
  const first = new Map<string, PlacedRow>();
  return placed
    .flatMap(({ rows }) => rows)
    .flatMap((here) => {
      const { file, path, row } = here;
      const before = first.get(row.id);
      if (!before) {
        first.set(row.id, here);
        return [];
      }
      const other = before.file.fault([...before.path, 'id'], '');
      return [
        file.fault(
          [...path, 'id'],
          `The id "${row.id}" is already used at ${other.file}:${other.line}. Give this row another.`,
        ),
      ];
    });
}

/** References into concepts that were not read are left alone: a domain can be read by itself. */
export function danglingReferences(placed: PlacedConcept[]): DataFault[] {
  const ids = new Map(placed.map(({ concept, rows }) => [concept.name, new Set(rows.map(({ row }) => row.id))]));
  return placed.flatMap(({ concept, rows }) =>
    rows.flatMap(({ row, file, path }) =>
      concept
        .references(row)
        .filter((reference) => ids.has(reference.concept) && !ids.get(reference.concept)?.has(reference.id))
        .map((reference) =>
          file.fault(
            [...path, ...reference.at],
            `No ${reference.concept} has the id "${reference.id}". Correct it, or add that row.`,
          ),
        ),
    ),
  );
}
