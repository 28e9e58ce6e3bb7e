import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import type { AccessKeyStore } from '../access/access-key';
import type { EntityClass } from '../entity/entity-class';
import { knownEditions } from '../edition/known-editions';
import { listedRecords } from '../list/listed-records';
import { knownMunicipalities } from '../written/known-municipality';
import type { Concept, DerivedTable, DomainRows } from './concept';
import type { DataTheme } from './data-theme';
import type { DomainService } from './domain-service';

/** A domain of the planning department, with the concepts that it alone owns. */
export interface SubgraphDefinition {
  /** In kebab case; it is served at `/<name>/graphql`. */
  name: string;
  title: LocalizedText;
  /** What the data set of the domain is about. */
  themes: DataTheme[];
  /** The domain's own concepts. */
  concepts: Concept[];
  derivedTables: DerivedTable[];
  /** Root fields that belong to no concept or table. */
  resolvers: (new () => object)[];
  /** Tables that belong to no record, such as a log. They are not imported, and the change feed tells of none of their rows. */
  ownTables: OwnTable[];
  /** Types of other subgraphs to which this one adds fields or refers, each with its resolver if it has one. */
  extends: ExtendedType[];
  sectionsOfRecords?: DomainRows['sectionsOfRecords'];
  /** Writes that fill an instance for trying with made-up records; the same ones may be sent again. */
  madeUpWrites?: MadeUpWrite[];
  /** Given by the one domain that stores the keys of those who may write. */
  accessKeys?: AccessKeyStore | undefined;
  service?: DomainService | undefined;
  /** Files and folders from which its answers are made, beside its code and its data. */
  answersFrom: string[];
  /** The folder of the domain's package, with its data files, migrations and examples. */
  directory: string;
}

/** A mutation with which a municipality enters made-up records. */
export interface MadeUpWrite {
  municipality: string;
  query: string;
  variables: Record<string, unknown>;
}

interface OwnTable {
  entity: EntityClass;
  /** The root fields that read it or write it, if there are any. */
  resolver?: new () => object;
  /** True if answers depend on its rows, so that the version of the domain's data changes with them. */
  movesVersion?: boolean;
}

interface ExtendedType {
  type: new () => object;
  resolver?: new () => object;
}

interface SubgraphSpec {
  name: string;
  title: LocalizedText;
  /** By default, the public sector. */
  themes?: DataTheme[];
  concepts: Concept[];
  derivedTables?: DerivedTable[];
  resolvers?: (new () => object)[];
  ownTables?: OwnTable[];
  extends?: ExtendedType[];
  sectionsOfRecords?: DomainRows['sectionsOfRecords'];
  madeUpWrites?: MadeUpWrite[];
  accessKeys?: AccessKeyStore;
  service?: DomainService;
  answersFrom?: string[];
  /** `__dirname` of the file that defines the subgraph. */
  directory: string;
}

const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Declares a subgraph. Throws if its name is not in kebab case, or if two of its concepts share a name. */
export function defineSubgraph(spec: SubgraphSpec): SubgraphDefinition {
  if (!kebabCase.test(spec.name)) {
    throw new Error(`A subgraph's name is in kebab case, like "city-promotion"; "${spec.name}" is not.`);
  }
  const names = spec.concepts.map((concept) => concept.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`The subgraph "${spec.name}" defines the concept "${twice}" twice.`);
  const derivedTables = [
    knownEditions,
    ...listedRecords(spec.name, spec.concepts),
    ...(isWritten(spec) ? [knownMunicipalities] : []),
    ...(spec.derivedTables ?? []),
  ];
  return {
    answersFrom: [],
    extends: [],
    ownTables: [],
    resolvers: [],
    themes: ['GOVE'],
    ...spec,
    derivedTables,
    directory: packageFolder(spec.directory),
  };
}

/** True for a domain with records that municipalities write. */
export const isWritten = ({ concepts }: Pick<SubgraphDefinition, 'concepts'>): boolean =>
  concepts.some(({ writtenIds }) => writtenIds !== undefined);

/** True for a domain whose tables are also written while it is served: by mutations, or by work of its own. */
export const hasWriter = (definition: SubgraphDefinition): boolean =>
  isWritten(definition) || definition.service !== undefined;

/** The entities of all tables of a domain: those of its concepts and of their parts, and all others. */
export function entitiesOf({ concepts, derivedTables, ownTables }: SubgraphDefinition): EntityClass[] {
  const ofConcepts = concepts.flatMap((concept) => [concept.entity, ...concept.parts.map((part) => part.entity)]);
  return [...ofConcepts, ...[...derivedTables, ...ownTables].map(({ entity }) => entity)];
}

/** Finds the package, because data and migrations are read from it whether its code runs from src or from dist. */
function packageFolder(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : packageFolder(dirname(from));
}
