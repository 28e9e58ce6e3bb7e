import type { LocalizedText } from '@tokorozawa/vocabulary';
import type { z } from 'zod';
import type { EditionFile } from '../data/edition-file';
import type { EntityClass, Identified, ReviewedRow } from '../entity/entity-class';
import { rowOf, type RowOf, type RowShape } from '../entity/property';
import type { RowReference } from '../entity/reference';
import type { RecordEntity } from '../entity/record-entity';
import type { ReviewedEntity } from '../entity/reviewed-entity';
import type { RootList } from '../list/root-list';
import type { EventRule } from './event-rule';
import type { Figure, FigureDeclaration } from './figures';

/** The checked rows of a domain in one edition of the publication. */
export interface DomainRows {
  subgraph: string;
  edition: EditionFile;
  /** By the name of their concept. */
  rows: Map<string, ReviewedRow[]>;
  /** The figures of the source that the rows hold. */
  figures: Figure[];
  /** Of the domain that owns the comprehensive plan: the ids and codes of the sections that a record serves, by its id. */
  sectionsOfRecords?: ((domains: DomainRows[]) => Map<string, string[]>) | undefined;
}

/** A second table whose records stand inside the rows of a concept, such as the links of a program. */
interface ConceptPart<Row, Part extends Identified = Identified> {
  entity: EntityClass<Part>;
  /** Of a part that the schema shows as a type of its own. */
  resolver?: new () => object;
  /** The field of a record that lists its parts, and the property of a part with the id of its record. */
  shown?: { field: string; parent: keyof Part & string };
  records(row: Row): NoInfer<Part>[];
}

/** A printed value that can be recomputed, or a rule that printed values obey. */
export interface Check {
  /** Unique in the whole graph, such as `check-share-committees-ratio`. */
  id: string;
  /** What is compared, in one short sentence. */
  statement: LocalizedText;
  /** As printed. */
  printed: string;
  /** As computed from the rows. */
  computed: string;
  /** The id of the record that has the printed value. */
  recordId: string;
  /** Why the two differ, as far as is known. Only a check that is known not to agree has one. */
  explanation?: LocalizedText | undefined;
}

/** A table that the schema does not show. Its rows are made from those of the concepts of all domains. */
export interface DerivedTable {
  entity: EntityClass;
  /** The root fields that read it, if it has any of its own. */
  resolver?: new () => object;
  /**
   * Makes the rows of an edition. A row with the id of a record gets versions, as the record has.
   * @param domains with the rows of all their concepts, the collected ones too
   */
  rows?(domains: DomainRows[]): Identified[];
  /** Which versions of records it has; both when absent. */
  versions?: 'newest' | 'of-editions';
  /** Makes the rows of a table that compares editions. It is called once, with all editions, oldest first. */
  rowsOfEditions?(editions: DomainRows[][]): Identified[];
}

interface ConceptSpec<Entity extends ReviewedEntity, Row extends Identified, Parts extends Identified[]> {
  /** Its properties say what a row of the data file looks like, and which of them are ids of rows of other concepts. */
  entity: EntityClass<Entity>;
  resolver?: new () => object;
  /** Its list among the root fields, and the field for one record by its id. */
  list?: RootList;
  /** Properties beside `id` by which other domains refer to it; each has a `@key` of its own. */
  keys?: string[];
  /**
   * Extends the shape of a row by what the entity's properties cannot say: keys that are stored elsewhere, rules that
   * hold between keys, columns that are computed.
   */
  row?(declared: RowShape<Entity>): z.ZodType<Row>;
  /** References whose concept depends on the row. Others are declared by `@Reference` and `referenceTo`. */
  references?(row: NoInfer<Row>): RowReference[];
  parts?: { [Index in keyof Parts]: ConceptPart<NoInfer<Row>, Parts[Index]> };
  /** Sums, ratios, counts and orders that the source prints, or that must hold of it, recomputed from the concept's rows and others. */
  checks?(rows: NoInfer<Row>[], rowsOf: (concept: string) => ReviewedRow[]): Check[];
  /** The figures of the source that its rows hold, and what they measure. */
  figures?: FigureDeclaration<NoInfer<Row>>;
  /** Which of its dates are events on the time line, if not all of them are. */
  events?: EventRule<NoInfer<Entity>>;
  /** The fields that show what the schema does not call as it is stored, so that its texts are found: `{ links: 'chapters' }`. */
  shownAs?: { [Property in keyof Entity & string]?: string };
  /** What people call a record beside its name, by the fields that say so: the `number` of a chapter is 第5章. */
  alsoCalled?(record: NoInfer<Entity>): Record<string, LocalizedText>;
  /**
   * For a concept without a data file of its own: its rows, made from those of all domains in one edition.
   * @param earlier the editions before it, oldest first
   */
  collect?(domains: DomainRows[], earlier: DomainRows[][]): Identified[];
  /**
   * Whether its records are facts of a day or of a fiscal year, or are about such facts. They stay listed when a later
   * edition does not repeat them. By default they are not: lists then show only what the newest edition prints.
   * @param isDatedRecord answers the same for the record with this id, of any domain
   */
  isDated?: boolean | ((row: NoInfer<Row>, isDatedRecord: (id: string) => boolean) => boolean);
  /** False for a concept that is not printed, such as the editions themselves: its records have no versions. */
  isVersioned?: boolean;
}

/** One idea of the domain: its table and GraphQL type, its resolver, and the shape of its reviewed rows. */
export interface Concept {
  /** The entity's name, which is also the name of the GraphQL type. */
  name: string;
  entity: EntityClass<RecordEntity>;
  resolver?: new () => object;
  list?: RootList;
  keys: string[];
  row: z.ZodType<ReviewedRow>;
  references(row: ReviewedRow): RowReference[];
  parts: ConceptPart<ReviewedRow>[];
  checks(rows: ReviewedRow[], rowsOf: (concept: string) => ReviewedRow[]): Check[];
  figures?: FigureDeclaration<ReviewedRow>;
  events?: EventRule<Record<string, unknown>> | undefined;
  shownAs?: Record<string, string>;
  alsoCalled?(record: RecordEntity): Record<string, LocalizedText>;
  collect?(domains: DomainRows[], earlier: DomainRows[][]): ReviewedRow[];
  isDated(row: ReviewedRow, isDatedRecord: (id: string) => boolean): boolean;
  isVersioned: boolean;
  /** For a concept whose rows are written by municipalities, and not imported: the beginning of the ids of its records. */
  writtenIds?: string;
}

/**
 * Binds an entity to its resolver and its reviewed rows. The rows are read from `data/<edition>/<concept>.yaml`, the
 * concept's name in kebab case, and from each `<concept>.<part>.yaml` beside it.
 */
export function defineConcept<
  Entity extends ReviewedEntity,
  Parts extends Identified[],
  Row extends Identified = RowOf<Entity> & Identified,
>(spec: ConceptSpec<Entity, Row, Parts>): Concept {
  const declared = rowOf(spec.entity);
  const { isDated = false, row } = spec;
  const defaults = { keys: [], references: () => [], parts: [], checks: () => [], isVersioned: true };
  const concept = {
    ...defaults,
    ...spec,
    name: spec.entity.name,
    row: row?.(declared) ?? declared,
    isDated: typeof isDated === 'boolean' ? () => isDated : isDated,
  };
  // The type of a row is known inside its concept alone. Elsewhere a checked row is any record with an id.
  return concept as unknown as Concept;
}
