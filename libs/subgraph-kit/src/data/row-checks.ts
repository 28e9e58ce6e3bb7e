import type { Concept } from '../definition/concept';
import type { ReviewedRow } from '../entity/entity-class';
import type { RowReference } from '../entity/reference';
import type { DataFault } from './faults';
import type { YamlFile } from './yaml-file';

/** A row with its place in a data file. */
export interface PlacedRow {
  row: ReviewedRow;
  /** To rows of the same domain and of others. */
  references: RowReference[];
  file: YamlFile;
  path: (string | number)[];
}

export interface PlacedConcept {
  concept: Concept;
  rows: PlacedRow[];
}

/** Reports ids that two rows share. An id is unique in the whole graph, so that a record can be found without its type. */
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

/** Reports references to rows that do not exist. References to concepts that were not read are not checked. */
export function danglingReferences(placed: PlacedConcept[]): DataFault[] {
  const ids = new Map(placed.map(({ concept, rows }) => [concept.name, new Set(rows.map(({ row }) => row.id))]));
  return placed.flatMap(({ rows }) =>
    rows.flatMap(({ references, file, path }) =>
      references
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
