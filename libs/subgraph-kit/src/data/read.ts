import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { provenanceRow, toProvenance, UserFacingError } from '@tokorozawa/vocabulary';
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
    const rows: PlacedRow[] = [];
    for (const path of await dataPaths(definition, concept)) {
      const name = options.root ? relative(options.root, path) : path;
      rows.push(...checkRows(concept, new YamlFile(name, await read(path)), faults));
    }
    placed.set(concept.name, rows);
  }
  // A row that could not be read is missing to those that refer to it; that says nothing of them.
  if (faults.length === 0) faults.push(...duplicateIds(placed), ...danglingReferences(definition, placed));
  if (faults.length > 0) throw new DataFileError(faults);
  return new Map([...placed].map(([name, rows]) => [name, rows.map(({ row }) => row)]));
}

/** `<concept>.data.yaml`, and `<concept>.<part>.data.yaml` for rows that are kept apart. */
async function dataPaths(definition: SubgraphDefinition, concept: Concept): Promise<string[]> {
  const stem = kebabCase(concept.name);
  const folder = join(definition.directory, 'src', stem);
  const files = (await readdir(folder))
    .filter((file) => file.startsWith(`${stem}.`) && file.endsWith('.data.yaml'))
    .sort();
  if (files.length === 0)
    throw new UserFacingError(`There is no ${stem}.data.yaml in ${folder}. Add it, with its rows.`);
  return files.map((file) => join(folder, file));
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
