import { localizedText } from '@tokorozawa/vocabulary';
import type { Concept, DerivedTable, DomainRows } from '../definition/concept';
import { propertiesOf } from '../entity/property';
import { foldText, ListedRecord, ListedVersion } from './listed-record.entity';

/** The tables of what lists know of a domain's records. Which sections they serve is collected from the rows of all domains. */
export function listedRecords(subgraph: string, concepts: Concept[]): DerivedTable[] {
  const rows = (domains: DomainRows[]): ListedRecord[] => {
    const own = domains.find((domain) => domain.subgraph === subgraph)?.rows;
    const sections = new Map(domains.flatMap(({ sectionsOfRecords }) => [...(sectionsOfRecords?.(domains) ?? [])]));
    return concepts.flatMap((concept) =>
      (own?.get(concept.name) ?? []).map((row) => ({
        id: row.id,
        words: wordsOf(concept, row),
        sections: sections.get(row.id) ?? [],
      })),
    );
  };
  return [
    { entity: ListedRecord, versions: 'newest', rows },
    { entity: ListedVersion, versions: 'of-editions', rows },
  ];
}

/** Everything that a row says in either language. */
export function wordsOf({ entity }: Pick<Concept, 'entity'>, row: Record<string, unknown>): string {
  const texts = [...propertiesOf(entity).keys()].flatMap((property) => textsIn(row[property]));
  return [...new Set(texts.map(foldText))].join('\n');
}

/** The localized texts in a value of a row, at any depth, in both languages. */
function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const text = localizedText.safeParse(value);
  return text.success ? Object.values(text.data) : Object.values(value).flatMap(textsIn);
}
