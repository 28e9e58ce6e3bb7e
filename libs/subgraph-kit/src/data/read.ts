import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { provenanceRow, toProvenance } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import type { Concept, ReviewedRow } from '../definition/concept';
import type { SubgraphDefinition } from '../definition/subgraph';
import { kebabCase } from '../entity/naming';
import { DataFileError, type DataFault } from './faults';
import { YamlFile } from './yaml-file';

/** The checked rows of a domain, by the name of their concept. */
export type DataFiles = Map<string, ReviewedRow[]>;

/** What stands at the top of every data file. */
const fileShape = z.strictObject({
  /** What the rows of the file have in common; a row's own provenance goes on top of it. */
  provenance: z.record(z.string(), z.unknown()).optional(),
  rows: z.array(z.record(z.string(), z.unknown())),
});

interface PlacedRow {
  row: ReviewedRow;
  file: YamlFile;
  path: (string | number)[];
}

export interface ReadOptions {
  /** The root of the repository; faults name their files from there. */
  root?: string;
  /** The data file's text by its path, for tests; the file itself unless given. */
  read?(path: string): Promise<string>;
}

/**
 * Reads and checks every data file of a domain: YAML, the shape of each row, ids that are unique, references that hold.
 * Throws a DataFileError that names the file, line and column of every fault.
 */
export async function readDataFiles(definition: SubgraphDefinition, options: ReadOptions = {}): Promise<DataFiles> {
  const read = options.read ?? ((path: string) => readFile(path, 'utf8'));
  const faults: DataFault[] = [];
  const placed = new Map<string, PlacedRow[]>();
  for (const concept of definition.concepts) {
    const path = dataPath(definition, concept);
    const name = options.root ? path.slice(options.root.length + 1) : path;
    placed.set(concept.name, checkRows(concept, new YamlFile(name, await read(path)), faults));
  }
  // A row that could not be read is missing to those that refer to it; that says nothing of them.
  if (faults.length === 0) faults.push(...duplicateIds(placed), ...danglingReferences(definition, placed));
  if (faults.length > 0) throw new DataFileError(faults);
  return new Map([...placed].map(([name, rows]) => [name, rows.map(({ row }) => row)]));
}

export function dataPath(definition: SubgraphDefinition, concept: Concept): string {
  const stem = kebabCase(concept.name);
  return join(definition.directory, 'src', stem, `${stem}.data.yaml`);
}

function checkRows(concept: Concept, file: YamlFile, faults: DataFault[]): PlacedRow[] {
  if (file.syntaxFaults.length) {
    faults.push(...file.syntaxFaults);
    return [];
  }
  const content = fileShape.safeParse(file.content);
  if (!content.success) {
    faults.push(...shapeFaults(file, [], content.error));
    return [];
  }
  const common = content.data.provenance ?? {};
  return content.data.rows.flatMap(({ provenance, ...own }, index) => {
    const path = ['rows', index];
    const row = concept.row.safeParse(own);
    const origin = provenanceRow.safeParse({ ...common, ...(provenance as object | undefined) });
    if (!row.success) faults.push(...shapeFaults(file, path, row.error));
    if (!origin.success) faults.push(...shapeFaults(file, [...path, 'provenance'], origin.error));
    if (!row.success || !origin.success) return [];
    return [{ row: { ...row.data, provenance: toProvenance(origin.data) }, file, path }];
  });
}

function shapeFaults(file: YamlFile, path: (string | number)[], error: z.ZodError): DataFault[] {
  return error.issues.flatMap((issue) => {
    const at = [...path, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        file.faultAtKey(at, key, `Unknown key "${key}". Remove it, or correct its spelling.`),
      );
    }
    const field = issue.path.join('.');
    return [file.fault(at, field ? `${field}: ${issue.message}` : issue.message)];
  });
}

/** An id names one record of the whole domain, so that it can be looked up without knowing its type. */
function duplicateIds(placed: Map<string, PlacedRow[]>): DataFault[] {
  const first = new Map<string, PlacedRow>();
  return [...placed.values()].flat().flatMap((here) => {
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

function danglingReferences(definition: SubgraphDefinition, placed: Map<string, PlacedRow[]>): DataFault[] {
  const ids = new Map([...placed].map(([name, rows]) => [name, new Set(rows.map(({ row }) => row.id))]));
  return definition.concepts.flatMap((concept) =>
    (placed.get(concept.name) ?? []).flatMap(({ row, file, path }) =>
      concept
        .references(row)
        .filter((reference) => !ids.get(reference.concept)?.has(reference.id))
        .map((reference) =>
          file.fault(
            [...path, ...reference.at],
            `No ${reference.concept} has the id "${reference.id}". Correct it, or add that row.`,
          ),
        ),
    ),
  );
}
