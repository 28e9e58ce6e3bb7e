import type { LocalizedText } from '@tokorozawa/vocabulary';
import type { z } from 'zod';
import type { DomainRows } from '../data/domain-rows';
import type { EntityClass, Identified, ReviewedRow } from '../entity/entity-class';
import type { ReviewedEntity } from '../entity/reviewed-entity';

/** A pointer from a reviewed row to a row of another concept, of the same domain or of another. */
export interface RowReference {
  /** The concept pointed to, by the name of its entity. */
  concept: string;
  id: string;
  /** Where the pointer stands in the row, for the message when it dangles. */
  at: (string | number)[];
}

/** Records of a second table that are written inside the rows of a concept, such as the links of a program. */
export interface ConceptPart<Row> {
  entity: EntityClass;
  records(row: Row): Identified[];
}

/** Something that the source prints and that can be computed, or that must hold of what it prints. */
export interface Check {
  /** Unique in the whole graph, such as `check-share-committees-ratio`. */
  id: string;
  /** What is compared, in a short sentence. */
  statement: LocalizedText;
  /** As the source has it. */
  printed: string;
  /** As it comes out when computed from the rows. */
  computed: string;
  /** The id of the record that holds what is printed. */
  recordId: string;
}

export interface ConceptSpec<Row extends Identified> {
  entity: EntityClass<ReviewedEntity>;
  resolver?: new () => object;
  /** Properties beside `id` by which other domains refer to it; each has a `@key` of its own. */
  keys?: string[];
  /** What a row of the data file looks like, its provenance apart; keys that are columns are stored as they are. */
  row: z.ZodType<Row>;
  references?(row: NoInfer<Row>): RowReference[];
  parts?: ConceptPart<NoInfer<Row>>[];
  /** Sums, ratios and orders that the source prints, or that must hold of it, recomputed from the concept's rows and others. */
  checks?(rows: NoInfer<Row>[], rowsOf: (concept: string) => ReviewedRow[]): Check[];
  /** For a concept without a data file of its own: its rows, made from those of all domains. */
  collect?(domains: DomainRows[]): NoInfer<Row>[];
}

/** One idea of the domain: its table and GraphQL type, its resolver, and the shape of its reviewed rows. */
export interface Concept extends Required<Omit<ConceptSpec<ReviewedRow>, 'resolver' | 'collect'>> {
  /** The entity's name, which is also the name of the GraphQL type. */
  name: string;
  resolver?: new () => object;
  collect?(domains: DomainRows[]): ReviewedRow[];
}

/**
 * Binds an entity, its resolver and the shape of its reviewed rows.
 * The rows are read from `src/<concept>/<concept>.data.yaml`, the concept's name in kebab case; where they are many, also
 * from `<concept>.<part>.data.yaml` beside it.
 */
export function defineConcept<Row extends Identified>(spec: ConceptSpec<Row>): Concept {
  const concept = { keys: [], references: () => [], parts: [], checks: () => [], ...spec, name: spec.entity.name };
  // What a row holds is known inside the concept alone; outside, a checked row is a row.
  return concept as unknown as Concept;
}

/** A part of a concept: `part(ProgramSection, (row: ProgramRow) => row.sections.map(…))`. */
export function part<Row, Part extends Identified>(
  entity: EntityClass<Part>,
  records: (row: Row) => Part[],
): ConceptPart<Row> {
  return { entity, records };
}
