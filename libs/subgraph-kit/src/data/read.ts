import { readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { eraTexts } from '@tokorozawa/vocabulary';
import type { Concept, DomainRows } from '../definition/concept';
import type { SubgraphDefinition } from '../definition/subgraph';
import type { ReviewedRow } from '../entity/entity-class';
import { kebabCase } from '../entity/naming';
import { type EditionFile, readEditions } from './edition-file';
import { DataFileError, type DataFault, type Draft, type Problems } from './faults';
import { figureLinkFaults } from './figure-links';
import { readFigures } from './read-figures';
import type { PlacedConcept, PlacedRow } from './placed-row';
import { checkRows, danglingReferences, duplicateIds } from './row-checks';
import { type TableRecords, Versions } from './record-versions';
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
 * @throws DataFileError with the file, line and column of every fault. A draft in an edition that is none is a fault too.
 */
export async function readDataFiles(
  definitions: SubgraphDefinition[],
  options: DataFileOptions = {},
): Promise<Domain[]> {
  const read = await readPublished(definitions, options);
  const faults = read.flatMap(({ problems }) => [...problems.faults, ...problems.drafts.map(unreviewed)]);
  // References are checked only when every row could be read: a row that could not is no reason to report those to it.
  if (faults.length === 0) faults.push(...faultsAmongRows(read));
  if (faults.length > 0) throw new DataFileError(faults);
  const rows = read.map((edition) => rowsOfEdition(definitions, edition, faults));
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

/** An edition in draft. */
export interface EditionDraft extends Problems {
  /** The rows that could be read; with those that are collected from them, once there are no faults and no drafts. */
  domains: DomainRows[];
}

/** Reads an edition in draft, which {@link readDataFiles} leaves out, and checks it in the same way. */
export async function readDraft(
  definitions: SubgraphDefinition[],
  edition: EditionFile,
  options: DataFileOptions = {},
): Promise<EditionDraft> {
  const published = await readPublished(definitions, options);
  const editions = [...published.map((read) => read.edition), edition];
  const draft = await readEdition(definitions, edition, editions, options);
  const { faults, drafts } = draft.problems;
  if (faults.length === 0) faults.push(...faultsAmongRows([...published, draft]));
  const domains = rowsOfEdition(definitions, draft, faults.length === 0 ? faults : undefined);
  // What is collected is made of rows that may refer to any other.
  if (faults.length + drafts.length === 0) {
    const earlier = published.map((read) => rowsOfEdition(definitions, read, []));
    collectInto(domains, definitions, earlier);
  }
  return { domains, faults, drafts };
}

/** The rows of an edition as they were read, by domain, in the order of the definitions. */
interface ReadEdition {
  edition: EditionFile;
  placed: PlacedConcept[][];
  problems: Problems;
}

async function readPublished(definitions: SubgraphDefinition[], options: DataFileOptions): Promise<ReadEdition[]> {
  const { editions, areDescribed } = await editionsOf(definitions, options.root);
  const read: ReadEdition[] = [];
  for (const edition of editions) read.push(await readEdition(definitions, edition, editions, options));
  // Where nothing says which editions are drafts, their rows do.
  return areDescribed ? read : read.filter(({ problems }) => problems.drafts.length === 0);
}

async function readEdition(
  definitions: SubgraphDefinition[],
  edition: EditionFile,
  editions: EditionFile[],
  options: DataFileOptions,
): Promise<ReadEdition> {
  const problems: Problems = { faults: [], drafts: [] };
  const reading = definitions.map((definition) => readDomain(definition, edition, editions, options, problems));
  const placed = await Promise.all(reading);
  // Files are read side by side.
  problems.faults.sort(byPlace);
  problems.drafts.sort(byPlace);
  return { edition, placed, problems };
}

type Place = Pick<DataFault, 'file' | 'line'>;

function byPlace(one: Place, other: Place): number {
  return one.file.localeCompare(other.file, 'en') || one.line - other.line;
}

const unreviewed = ({ file, line }: Draft): DataFault => ({
  file,
  line,
  column: 1,
  ja: '公開された年度版に下書きが残っています。確かめて「draft: true」の行を消すか、edition.yaml を下書きに戻してください。',
  message:
    'Still a draft, but its edition is published. Review it and remove its "draft: true", or make edition.yaml a draft again.',
});

/**
 * The editions of a graph, oldest first: those that one of its domains describes. A graph that describes none, such as a
 * single domain in a test, has one for each folder of data.
 */
async function editionsOf(
  definitions: SubgraphDefinition[],
  root: string | undefined,
): Promise<{ editions: EditionFile[]; areDescribed: boolean }> {
  const folders = definitions.map(({ directory }) => join(directory, 'data')).filter((folder) => existsSync(folder));
  const ids = await Promise.all(folders.map((folder) => readdir(folder)));
  const describing = folders.find((folder, index) =>
    ids[index]?.some((id) => existsSync(join(folder, id, 'edition.yaml'))),
  );
  if (!describing) return { editions: [...new Set(ids.flat())].sort().map(undescribedEdition), areDescribed: false };
  const editions = await readEditions(describing, root);
  return { editions: editions.filter(({ draft }) => !draft), areDescribed: true };
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
 * Checks the rows of each edition against each other. A reference may lead to a fact of a day that an earlier edition prints.
 *
 * @param editions oldest first
 */
function faultsAmongRows(editions: ReadEdition[]): DataFault[] {
  const datedIds = new Set<string>();
  return editions.flatMap((edition) => {
    const placed = edition.placed.flat();
    const faults = [...duplicateIds(placed), ...danglingReferences(placed, ({ id }) => datedIds.has(id))];
    // No row refers to what is dated only because it is about a fact of a day, as a program may be.
    for (const { concept, rows } of placed) {
      for (const { row } of rows) if (concept.isDated(row, () => false)) datedIds.add(row.id);
    }
    return faults;
  });
}

/**
 * The rows of all domains in an edition, with their figures.
 *
 * @param faults to which one is added for each figure that does not fit; without it, no figures are read
 */
function rowsOfEdition(
  definitions: SubgraphDefinition[],
  { edition, placed }: ReadEdition,
  faults: DataFault[] | undefined,
): DomainRows[] {
  const byConcept = placed.map((concepts) =>
    concepts.map(({ concept, rows }) => [concept.name, rows.map(({ row }) => row)] as const),
  );
  const ofAllDomains = new Map(byConcept.flat());
  const rowsOf = (concept: string): ReviewedRow[] => ofAllDomains.get(concept) ?? [];
  const figures = placed.map((concepts) =>
    faults ? concepts.flatMap((concept) => readFigures(concept, rowsOf, faults)) : [],
  );
  const rows = new Map(placed.flat().flatMap(({ rows }) => rows.map((row) => [row.row.id, row] as const)));
  faults?.push(...figureLinkFaults(figures.flat(), rows));
  return definitions.map(({ name, sectionsOfRecords }, index) => ({
    subgraph: name,
    edition,
    rows: new Map(byConcept[index]),
    figures: figures[index] ?? [],
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
  problems: Problems,
): Promise<PlacedConcept[]> {
  const read = options.read ?? ((path: string) => readFile(path, 'utf8'));
  const source = { document: edition.document, edition: edition.name.ja };
  const placed: PlacedConcept[] = [];
  for (const concept of definition.concepts.filter(({ collect }) => !collect)) {
    const rows: PlacedRow[] = [];
    const nameOf = (path: string): string => (options.root ? relative(options.root, path) : path);
    const paths = await dataPaths(definition, concept, edition, editions);
    if (!paths) problems.faults.push(missingFile(nameOf(join(definition.directory, 'data', edition.id)), concept));
    for (const path of paths ?? []) {
      rows.push(...checkRows(concept, new YamlFile(nameOf(path), await read(path)), source, problems));
    }
    placed.push({ concept, rows });
  }
  return placed;
}

function missingFile(folder: string, { name }: Concept): DataFault {
  const file = `${kebabCase(name)}.yaml`;
  return {
    file: join(folder, file),
    line: 1,
    column: 1,
    message: `There is no ${file} in ${folder}. Add it, with its rows.`,
    ja: `${folder} に ${file} がありません。書き足すか、「npm run new-edition」をもう一度実行して下書きを作ってください。`,
  };
}

/**
 * The paths of `<concept>.yaml` and of each `<concept>.<part>.yaml`, sorted. There are none for a concept that the domain
 * describes only from a later edition on; undefined if they are missing.
 */
async function dataPaths(
  definition: SubgraphDefinition,
  concept: Concept,
  { id }: EditionFile,
  editions: EditionFile[],
): Promise<string[] | undefined> {
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
  return first !== undefined && id < first ? [] : undefined;
}
