import type { Concept, DerivedTable, DomainRows } from '../definition/concept';
import type { SubgraphDefinition } from '../definition/subgraph';
import type { EntityClass, Identified, ReviewedRow } from '../entity/entity-class';
import { pinnedEdition, pinnedId } from '@tokorozawa/vocabulary/record-id';

export type StoredRecord = Identified & Record<string, unknown>;

/** The records of a table. */
export type TableRecords = [EntityClass, StoredRecord[]];

/** How the publication prints a record. */
interface Printing {
  /** The ids of the editions that print it, oldest first. */
  editions: string[];
  /** What these editions print, each with its concept. */
  rows: { concept: Concept; row: ReviewedRow }[];
  /** Whether it is a fact of its day, which stays listed when later editions do not repeat it; unknown until it is needed. */
  isDated: boolean | undefined;
}

/** A row of an edition as it is stored under one of its ids. */
interface Version {
  row: ReviewedRow;
  /** The columns by which a stored record says which version it is. */
  columns: { editionId: string; versionOf: string | null; omittedSince: string | null; listed: boolean };
  idOf(id: string): string;
  /** The version of another record to which this one leads. */
  referenceTo(id: string): string;
}

/**
 * Makes the records to store from the rows of all editions.
 *
 * Every row of every edition is stored under an id of its own, such as `sister-city-decatur@2024` ("pinned"), and the
 * newest version of each record once more under its plain id. Where a record names another one by its id, the stored
 * record names the version that its own edition shows, so that links stay within an edition.
 */
export class Versions {
  readonly #printings = new Map<string, Printing>();
  readonly #editionIds: string[];

  /** @param editions the rows of all domains in each edition, oldest first */
  constructor(
    private readonly editions: DomainRows[][],
    definitions: SubgraphDefinition[],
  ) {
    this.#editionIds = editions.flatMap(([first]) => (first ? [first.edition.id] : []));
    const concepts = definitions.flatMap((definition) => definition.concepts).filter(({ isVersioned }) => isVersioned);
    for (const concept of concepts) this.#notePrintings(concept);
  }

  /** The records of every table of a domain. */
  recordsOf({ name, concepts, derivedTables }: SubgraphDefinition): TableRecords[] {
    const ofDomain = this.editions.flat().filter(({ subgraph }) => subgraph === name);
    const derived = derivedTables.map((table): TableRecords => [table.entity, this.#recordsOfTable(table)]);
    const imported = concepts.filter(({ writtenIds }) => writtenIds === undefined);
    return [...imported.flatMap((concept) => this.#recordsOfConcept(concept, ofDomain)), ...derived];
  }

  #notePrintings(concept: Concept): void {
    for (const { edition, rows } of this.editions.flat()) {
      for (const row of rows.get(concept.name) ?? []) {
        const printing = this.#printings.get(row.id) ?? { editions: [], rows: [], isDated: undefined };
        printing.editions.push(edition.id);
        printing.rows.push({ concept, row });
        this.#printings.set(row.id, printing);
      }
    }
  }

  /** A record may be a fact of a day because the record that it is about is one, in whichever domain. */
  #isDated(id: string): boolean {
    const printing = this.#printings.get(id);
    if (!printing) return false;
    if (printing.isDated === undefined) {
      // Ends a circle of records that are about each other.
      printing.isDated = false;
      printing.isDated = printing.rows.some(({ concept, row }) =>
        concept.isDated(row, (about) => this.#isDated(about)),
      );
    }
    return printing.isDated;
  }

  #recordsOfConcept({ name, entity, parts, isVersioned }: Concept, editions: DomainRows[]): TableRecords[] {
    const rowsOf = ({ rows }: DomainRows): ReviewedRow[] => rows.get(name) ?? [];
    if (!isVersioned) {
      const columns = { versionOf: null, omittedSince: null, listed: true };
      const records = editions.flatMap((domain) =>
        rowsOf(domain).map((row): [string, StoredRecord] => [
          row.id,
          { ...row, editionId: domain.edition.id, ...columns },
        ]),
      );
      return [[entity, [...new Map(records).values()]]];
    }
    const versions = editions.flatMap((domain) =>
      rowsOf(domain).flatMap((row) => this.#versionsOf(row, domain.edition.id) ?? []),
    );
    const ofParts = parts.map((part): TableRecords => [
      part.entity,
      versions.flatMap((version) =>
        part.records(version.row).map((record) => this.#stored(record as StoredRecord, version)),
      ),
    ]);
    return [
      [entity, versions.map((version) => ({ ...this.#stored(version.row, version), ...version.columns }))],
      ...ofParts,
    ];
  }

  /** A row of a derived table has the versions of the record with its id; any other is as the newest edition makes it. */
  #recordsOfTable(table: DerivedTable): StoredRecord[] {
    if (table.rowsOfEditions) return table.rowsOfEditions(this.editions) as StoredRecord[];
    const records = new Map<string, StoredRecord>();
    for (const domains of this.editions) {
      for (const row of (table.rows?.(domains) ?? []) as StoredRecord[]) {
        const versions = this.#versionsOf(row, domains[0]?.edition.id ?? '');
        const stored = versions ? versions.map((version) => this.#stored(row, version)) : [row];
        for (const record of stored) records.set(record.id, record);
      }
    }
    const isWanted = ({ id }: StoredRecord): boolean =>
      table.versions === undefined || (pinnedEdition(id) !== undefined) === (table.versions === 'of-editions');
    return [...records.values()].filter(isWanted);
  }

  /**
   * The versions of a row under its pinned id and, if no later edition prints it, under its plain id. Undefined if it has
   * no versions.
   */
  #versionsOf(row: ReviewedRow, edition: string): Version[] | undefined {
    const printing = this.#printings.get(row.id);
    if (!printing) return undefined;
    const { editions } = printing;
    const isDated = this.#isDated(row.id);
    const newest = editions.at(-1) as string;
    const omittedSince = this.#editionIds[this.#editionIds.indexOf(newest) + 1] ?? null;
    const pinned: Version = {
      row,
      columns: { editionId: edition, versionOf: row.id, omittedSince, listed: false },
      idOf: (id) => pinnedId(id, edition),
      referenceTo: (id) => pinnedId(id, this.#editionShown(id, edition)),
    };
    if (edition !== newest) return [pinned];
    const plain: Version = {
      row,
      columns: { editionId: edition, versionOf: null, omittedSince, listed: isDated || omittedSince === null },
      idOf: (id) => id,
      referenceTo: (id) => {
        const shown = isDated ? undefined : this.#editionShown(id, edition);
        return shown === undefined || shown === this.#printings.get(id)?.editions.at(-1) ? id : pinnedId(id, shown);
      },
    };
    return [plain, pinned];
  }

  /** The edition whose version of a record another edition shows: its own, or the last before it that prints the record. */
  #editionShown(id: string, edition: string): string {
    const editions = this.#printings.get(id)?.editions ?? [];
    return editions.findLast((printing) => printing <= edition) ?? edition;
  }

  /** The record with the id of a version. Every text in it that equals the id of a record becomes the id of a version. */
  #stored({ id, provenance, ...values }: StoredRecord, { idOf, referenceTo }: Version): StoredRecord {
    const replaced = (value: unknown): unknown => {
      if (typeof value === 'string') return this.#printings.has(value) ? referenceTo(value) : value;
      if (Array.isArray(value)) return value.map(replaced);
      return isPlainObject(value) ? mapValues(value, replaced) : value;
    };
    return { ...mapValues(values, replaced), id: idOf(id), ...(provenance !== undefined && { provenance }) };
  }
}

/** False for dates and other values that are objects of a class. */
const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const mapValues = (object: Record<string, unknown>, map: (value: unknown) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));
