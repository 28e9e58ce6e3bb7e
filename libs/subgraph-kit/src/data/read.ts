import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { UserFacingError } from '@tokorozawa/vocabulary';
import type { Concept, DomainRows } from '../definition/concept';
import type { SubgraphDefinition } from '../definition/subgraph';
import type { Identified } from '../entity/entity-class';
import { kebabCase } from '../entity/naming';
import { DataFileError, type DataFault } from './faults';
import { readFigures } from './figures';
import { checkRows, danglingReferences, duplicateIds, type PlacedConcept, type PlacedRow } from './row-checks';
import { YamlFile } from './yaml-file';

/** A domain with its definition and its checked rows. */
export interface Domain extends DomainRows {
  definition: SubgraphDefinition;
  /** The rows of its derived tables, by the name of their entity. */
  derivedRows: Map<string, Identified[]>;
}

interface DataFileOptions {
  /** The root of the repository, from which faults name their files. */
  root?: string;
  /** Reads the text of a data file, for tests; the file itself when absent. */
  read?(path: string): Promise<string>;
}

/**
 * Reads the data files of these domains and checks them: the YAML, the shape of each row, that no two rows of the graph
 * share an id, and that every reference leads to a row, also from one domain into another. Then concepts without a data
 * file collect their rows from all others, and derived tables are made from the rows of all concepts.
 *
 * @throws DataFileError with the file, line and column of every fault
 */
export async function readDataFiles(
  definitions: SubgraphDefinition[],
  options: DataFileOptions = {},
): Promise<Domain[]> {
  const faults: DataFault[] = [];
  const placed = await Promise.all(definitions.map((definition) => readDomain(definition, options, faults)));
  // References are checked only when every row could be read: a row that could not is no reason to report those to it.
  if (faults.length === 0) faults.push(...duplicateIds(placed.flat()), ...danglingReferences(placed.flat()));
  if (faults.length > 0) throw new DataFileError(faults);
  const rowsByConcept = new Map(placed.flat().map(({ concept, rows }) => [concept.name, rows.map(({ row }) => row)]));
  const rowsOf = (concept: string) => rowsByConcept.get(concept) ?? [];
  const figures = placed.map((concepts) => concepts.flatMap((concept) => readFigures(concept, rowsOf, faults)));
  if (faults.length > 0) throw new DataFileError(faults);

  const domains = definitions.map((definition, index) => ({
    definition,
    subgraph: definition.name,
    sectionsOfRecords: definition.sectionsOfRecords,
    figures: figures[index] ?? [],
    rows: new Map(placed[index]?.map(({ concept, rows }) => [concept.name, rows.map(({ row }) => row)])),
  }));
  // Every concept collects before any collected row is added, so that it sees rows of files alone.
  const collected = domains.map(({ definition }) =>
    definition.concepts.flatMap(({ name, collect }) => (collect ? [[name, collect(domains)] as const] : [])),
  );
  domains.forEach(({ rows }, index) => collected[index]?.forEach(([name, of]) => rows.set(name, of)));
  return domains.map((domain) => ({ ...domain, derivedRows: derivedRows(domain.definition, domains) }));
}

const derivedRows = ({ derivedTables }: SubgraphDefinition, domains: DomainRows[]): Map<string, Identified[]> =>
  new Map(derivedTables.map(({ entity, rows }) => [entity.name, rows(domains)]));

async function readDomain(
  definition: SubgraphDefinition,
  options: DataFileOptions,
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

/** The paths of `<concept>.yaml` and of each `<concept>.<part>.yaml`, sorted. */
async function dataPaths(definition: SubgraphDefinition, concept: Concept): Promise<string[]> {
  const stem = kebabCase(concept.name);
  const folder = join(definition.directory, 'data', '2024');
  const files = (await readdir(folder)).filter((file) => file.startsWith(`${stem}.`) && file.endsWith('.yaml')).sort();
  if (files.length === 0) throw new UserFacingError(`There is no ${stem}.yaml in ${folder}. Add it, with its rows.`);
  return files.map((file) => join(folder, file));
}
