import { readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { eraTexts, UserFacingError } from '@tokorozawa/vocabulary';
import type { Concept, DomainRows } from '../definition/concept';
import type { SubgraphDefinition } from '../definition/subgraph';
import type { ReviewedRow } from '../entity/entity-class';
import { kebabCase } from '../entity/naming';
import type { RowReference } from '../entity/reference';
import { type EditionFile, readEditions } from './edition-file';
import { DataFileError, type DataFault } from './faults';
import { readFigures } from './figures';
import type { PlacedConcept, PlacedRow } from './placed-row';
import { checkRows, danglingReferences, duplicateIds } from './row-checks';
import { type TableRecords, Versions } from './versions';
import { YamlFile } from './yaml-file';

/** A domain with its definition and its checked rows. */
export interface Domain {
  definition: SubgraphDefinition;
  subgraph: string;
  /** Its rows in each edition, oldest first. */
  editions: DomainRows[];
  /** The records to store, made from the rows of all editions. */
  tables: TableRecords[];
}

interface DataFileOptions {
  /** The root of the repository, from which faults name their files. */
  root?: string;
  /** Reads the text of a data file, for tests; the file itself when absent. */
  read?(path: string): Promise<string>;
}

/**
 * Reads the data files of these domains, `data/<edition>/<concept>.yaml`, and checks each edition by itself: the YAML, the
 * shape of each row, that no two rows of the graph share an id, and that every reference leads to a row, also from one
 * domain into another. Then concepts without a data file collect their rows from all others, and the records of all tables
 * are made. An edition whose `edition.yaml` says that it is a draft is not read.
 *
 * @throws DataFileError with the file, line and column of every fault
 */
export async function readDataFiles(
  definitions: SubgraphDefinition[],
  options: DataFileOptions = {},
): Promise<Domain[]> {
  const faults: DataFault[] = [];
  const editions = await editionsOf(definitions, options.root);
  const read: { edition: EditionFile; placed: PlacedConcept[][] }[] = [];
  for (const edition of editions) {
    const reading = definitions.map((definition) => readDomain(definition, edition, editions, options, faults));
    read.push({ edition, placed: await Promise.all(reading) });
  }
  // References are checked only when every row could be read: a row that could not is no reason to report those to it.
  if (faults.length === 0) {
    const datedIds = new Set<string>();
    for (const { placed } of read) faults.push(...faultsOfEdition(placed.flat(), datedIds));
  }
  if (faults.length > 0) throw new DataFileError(faults);
  const rows = read.map(({ edition, placed }) => rowsOfEdition(definitions, edition, placed, faults));
  if (faults.length > 0) throw new DataFileError(faults);
  rows.forEach((domains, index) => collectInto(domains, definitions, rows.slice(0, index)));
  const versions = new Versions(rows, definitions);
  return definitions.map((definition, index) => ({
    definition,
    subgraph: definition.name,
    editions: rows.flatMap((domains) => domains[index] ?? []),
    tables: versions.recordsOf(definition),
  }));
}

/**
 * The editions of a graph, oldest first: those that one of its domains describes. A graph that describes none, such as a
 * single domain in a test, has one for each folder of data.
 */
async function editionsOf(definitions: SubgraphDefinition[], root: string | undefined): Promise<EditionFile[]> {
  const folders = definitions.map(({ directory }) => join(directory, 'data')).filter((folder) => existsSync(folder));
  const ids = await Promise.all(folders.map((folder) => readdir(folder)));
  const describing = folders.find((folder, index) =>
    ids[index]?.some((id) => existsSync(join(folder, id, 'edition.yaml'))),
  );
  if (describing) return (await readEditions(describing, root)).filter(({ draft }) => !draft);
  return [...new Set(ids.flat())].sort().map(undescribedEdition);
}

const undescribedEdition = (id: string): EditionFile => ({
  id,
  name: { ja: `${eraTexts(`${id}FY`)[0]}版`, en: `FY${id} edition` },
  fiscalYear: Number(id),
  document: { ja: '資料の記載なし', en: 'not described' },
  isInferred: false,
  transcript: { lines: 1 },
  draft: false,
});

/**
 * Checks the rows of an edition against each other. A reference may lead to a fact of a day that an earlier edition prints.
 *
 * @param datedIds the ids of such facts, to which those of this edition are added
 */
function faultsOfEdition(placed: PlacedConcept[], datedIds: Set<string>): DataFault[] {
  const isKnown = ({ id }: RowReference): boolean => datedIds.has(id);
  const faults = [...duplicateIds(placed), ...danglingReferences(placed, isKnown)];
  for (const { concept, rows } of placed) {
    for (const { row } of rows) if (concept.isDated(row, () => false)) datedIds.add(row.id);
  }
  return faults;
}

/** The rows of all domains in an edition, with their figures, and adds a fault for each figure that does not fit. */
function rowsOfEdition(
  definitions: SubgraphDefinition[],
  edition: EditionFile,
  placed: PlacedConcept[][],
  faults: DataFault[],
): DomainRows[] {
  const byConcept = placed.map((concepts) =>
    concepts.map(({ concept, rows }) => [concept.name, rows.map(({ row }) => row)] as const),
  );
  const ofAllDomains = new Map(byConcept.flat());
  const rowsOf = (concept: string): ReviewedRow[] => ofAllDomains.get(concept) ?? [];
  return definitions.map(({ name, sectionsOfRecords }, index) => ({
    subgraph: name,
    edition,
    rows: new Map(byConcept[index]),
    figures: (placed[index] ?? []).flatMap((concept) => readFigures(concept, rowsOf, faults)),
    sectionsOfRecords,
  }));
}

/** Adds the collected rows of an edition to those of its data files. */
function collectInto(domains: DomainRows[], definitions: SubgraphDefinition[], earlier: DomainRows[][]): void {
  // Every concept collects before any collected row is added, so that it sees rows of files alone.
  const collected = definitions.map(({ concepts }) =>
    concepts.flatMap(({ name, collect }) => (collect ? [[name, collect(domains, earlier)] as const] : [])),
  );
  domains.forEach(({ rows }, index) => collected[index]?.forEach(([name, of]) => rows.set(name, of)));
}

async function readDomain(
  definition: SubgraphDefinition,
  edition: EditionFile,
  editions: EditionFile[],
  options: DataFileOptions,
  faults: DataFault[],
): Promise<PlacedConcept[]> {
  const read = options.read ?? ((path: string) => readFile(path, 'utf8'));
  const source = { document: edition.document, edition: edition.name.ja };
  const placed: PlacedConcept[] = [];
  for (const concept of definition.concepts.filter(({ collect }) => !collect)) {
    const rows: PlacedRow[] = [];
    for (const path of await dataPaths(definition, concept, edition, editions)) {
      const name = options.root ? relative(options.root, path) : path;
      rows.push(...checkRows(concept, new YamlFile(name, await read(path)), source, faults));
    }
    placed.push({ concept, rows });
  }
  return placed;
}

/**
 * The paths of `<concept>.yaml` and of each `<concept>.<part>.yaml`, sorted. There are none for a concept that the domain
 * describes only from a later edition on.
 */
async function dataPaths(
  definition: SubgraphDefinition,
  concept: Concept,
  { id }: EditionFile,
  editions: EditionFile[],
): Promise<string[]> {
  const stem = kebabCase(concept.name);
  const pathsIn = async (edition: string): Promise<string[]> => {
    const folder = join(definition.directory, 'data', edition);
    const files = existsSync(folder) ? await readdir(folder) : [];
    const own = files.filter((file) => file.startsWith(`${stem}.`) && file.endsWith('.yaml')).sort();
    return own.map((file) => join(folder, file));
  };
  const paths = await pathsIn(id);
  if (paths.length > 0) return paths;
  const others = await Promise.all(editions.map(async (edition) => ({ edition, paths: await pathsIn(edition.id) })));
  const first = others.find(({ paths }) => paths.length > 0)?.edition.id;
  if (first !== undefined && id < first) return [];
  throw new UserFacingError(
    `There is no ${stem}.yaml in ${join(definition.directory, 'data', id)}. Add it, with its rows.`,
  );
}
