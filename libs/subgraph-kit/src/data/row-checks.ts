import { localizedText, provenanceRow, type SourceDocument, toProvenance } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import type { Concept } from '../definition/concept';
import { referencesIn, type RowReference } from '../entity/reference';
import { versionMark } from '@tokorozawa/vocabulary/record-id';
import type { DataFault, Draft, Problems } from './faults';
import { figureKeys, type PlacedConcept, type PlacedRow } from './placed-row';
import { shapeFaults, type YamlFile } from './yaml-file';

/** The top level of a data file. */
const fileShape = z.strictObject({
  /** The file is still to be completed; see {@link Draft}. */
  draft: z.literal(true).optional(),
  /** Defaults for the provenance of every row of the file. A row's own provenance overrides them. */
  provenance: z.record(z.string(), z.unknown()).optional(),
  rows: z.array(z.record(z.string(), z.unknown())),
});

/** Returns the rows of a data file that have the shape of their concept, drafts included, and adds to the problems. */
export function checkRows(concept: Concept, file: YamlFile, source: SourceDocument, problems: Problems): PlacedRow[] {
  const { faults, drafts } = problems;
  if (file.syntaxFaults.length) {
    faults.push(...file.syntaxFaults);
    return [];
  }
  const content = fileShape.safeParse(file.content);
  if (!content.success) {
    faults.push(...shapeFaults(file, [], fileShape, file.content));
    return [];
  }
  if (content.data.draft) drafts.push({ file: file.file, line: file.lineOf(['draft']) });
  const common = content.data.provenance ?? {};
  return content.data.rows.flatMap(({ provenance, draft, figures, figuresInText, ...own }, index) => {
    const path = ['rows', index];
    const row = concept.row.safeParse(own);
    const ownOrigin = { ...common, ...(provenance as object | undefined) };
    const origin = provenanceRow.safeParse(ownOrigin);
    const ownKeys = { figures, figuresInText };
    const keys = figureKeys.safeParse(ownKeys);
    if (draft === true) drafts.push({ file: file.file, line: file.lineOf(path), row: rowName(own) });
    else if (draft !== undefined)
      faults.push(
        file.fault(
          [...path, 'draft'],
          'Write "draft: true", or remove this line.',
          '「draft: true」と書くか、この行を消してください。',
        ),
      );
    if (!row.success) faults.push(...shapeFaults(file, path, concept.row, own));
    if (!origin.success) faults.push(...shapeFaults(file, [...path, 'provenance'], provenanceRow, ownOrigin));
    if (!keys.success) faults.push(...shapeFaults(file, path, figureKeys, ownKeys));
    if (!row.success || !origin.success || !keys.success) return [];
    if (row.data.id.includes(versionMark)) {
      faults.push(
        file.fault(
          [...path, 'id'],
          `An id has no "${versionMark}": that marks the id of an edition's version.`,
          `id に「${versionMark}」は使えません。年度版ごとの id の区切りです。`,
        ),
      );
      return [];
    }
    const references = [...referencesIn(concept.row, own), ...concept.references(row.data)];
    const figureLines = origin.data.figureLines ?? origin.data.lines;
    const checked = { ...row.data, provenance: toProvenance(origin.data, source) };
    return [{ row: checked, references, figureKeys: keys.data, figureLines, file, path }];
  });
}

function rowName({ id, name }: Record<string, unknown>): Draft['row'] {
  return { id: String(id), name: localizedText.safeParse(name).data };
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
          `id「${row.id}」は ${other.file}:${other.line} で使われています。別の id にしてください。`,
        ),
      ];
    });
}

/**
 * Reports references to rows that do not exist. References to concepts that were not read are not checked.
 *
 * @param isKnown whether a reference may lead to a row of an earlier edition
 */
export function danglingReferences(
  placed: PlacedConcept[],
  isKnown: (reference: RowReference) => boolean,
): DataFault[] {
  const ids = new Map(placed.map(({ concept, rows }) => [concept.name, new Set(rows.map(({ row }) => row.id))]));
  return placed.flatMap(({ rows }) =>
    rows.flatMap(({ references, file, path }) =>
      references
        .filter((reference) => ids.has(reference.concept) && !ids.get(reference.concept)?.has(reference.id))
        .filter((reference) => !isKnown(reference))
        .map((reference) =>
          file.fault(
            [...path, ...reference.at],
            `No ${reference.concept} has the id "${reference.id}". Correct it, or add that row.`,
            `id が「${reference.id}」の ${reference.concept} はありません。直すか、その項目を書き足してください。`,
          ),
        ),
    ),
  );
}
