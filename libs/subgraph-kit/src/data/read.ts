import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { provenanceRow, toProvenance, UserFacingError } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import type { Concept } from '../definition/concept';
import type { SubgraphDefinition } from '../definition/subgraph';
import { kebabCase } from '../entity/naming';
import type { DomainRows } from './domain-rows';
import { DataFileError, type DataFault } from './faults';
import { danglingReferences, duplicateIds, type PlacedConcept, type PlacedRow } from './row-checks';
import { YamlFile } from './yaml-file';

/** A domain with its checked rows. */
export interface Domain extends DomainRows {
  definition: SubgraphDefinition;
}

/** What stands at the top of every data file. */
const fileShape = z.strictObject({
  /** What the rows of the file have in common; a row's own provenance goes on top of it. */
  provenance: z.record(z.string(), z.unknown()).optional(),
  rows: z.array(z.record(z.string(), z.unknown())),
});

export interface ReadOptions {
  /** The root of the repository; faults name their files from there. */
  root?: string;
  /** The data file's text by its path, for tests; the file itself unless given. */
  read?(path: string): Promise<string>;
}

/**
 * Reads and checks every data file of these domains: YAML, the shape of each row, ids that no two rows of the graph
 * share, references that hold, also those from one domain into another. What a concept collects from all rows comes last.
 * Throws a DataFileError that names the file, line and column of every fault.
 */
export async function readDataFiles(definitions: SubgraphDefinition[], options: ReadOptions = {}): Promise<Domain[]> {
  const faults: DataFault[] = [];
  const placed = await Promise.all(definitions.map((definition) => readDomain(definition, options, faults)));
  // A row that could not be read is missing to those that refer to it; that says nothing of them.
  if (faults.length === 0) faults.push(...duplicateIds(placed.flat()), ...danglingReferences(placed.flat()));
  if (faults.length > 0) throw new DataFileError(faults);

  const domains = definitions.map((definition, index) => ({
    definition,
    subgraph: definition.name,
    rows: new Map(placed[index]?.map(({ concept, rows }) => [concept.name, rows.map(({ row }) => row)])),
  }));
  // All collect before any is added: what is collected is read from files alone.
  const collected = domains.map(({ definition }) =>
    definition.concepts.flatMap(({ name, collect }) => (collect ? [[name, collect(domains)] as const] : [])),
  );
  domains.forEach(({ rows }, index) => collected[index]?.forEach(([name, of]) => rows.set(name, of)));
  return domains;
}

async function readDomain(
  definition: SubgraphDefinition,
  options: ReadOptions,
  faults: DataFault[],
): Promise<PlacedConcept[]> {
  const read = options.read ?? ((path: string) => readFile(path, 'utf8'));
  const placed: PlacedConcept[] = [];
  for (const concept of definition.concepts.filter(({ collect }) => !collect)) {
    const rows: PlacedRow[] = [];
    for (const path of await dataPaths(definition, concept)) {
      const name = options.root ? relative(options.root, path) : path;
      rows.push(...checkRows(concept, new YamlFile(name, await read(path)), faults));
    }
    placed.push({ concept, rows });
  }
  return placed;
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
