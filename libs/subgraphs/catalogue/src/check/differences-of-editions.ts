import type { DomainRows, ReviewedRow, SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import { differencesOf } from '../edition-change/differences';
import { type PlacedRow, reviewedRows } from '../reviewed-rows';

/** A row in an edition. */
interface Printed extends PlacedRow {
  editionId: string;
}

/**
 * Makes a check, which does not agree, of each field of a fact of a day that an edition prints otherwise than the last
 * edition before it that prints the fact.
 */
export function collectDifferences(
  domains: DomainRows[],
  earlier: DomainRows[][],
  definitions: SubgraphDefinition[],
): ReviewedRow[] {
  const concepts = new Map(definitions.flatMap(({ concepts }) => concepts.map((concept) => [concept.name, concept])));
  const isDated = ({ row, about }: Printed): boolean =>
    concepts.get(about.recordType)?.isDated(row, () => false) ?? false;
  const before = new Map(earlier.flatMap(printedIn).map((printed) => [printed.row.id, printed]));
  return printedIn(domains)
    .filter(isDated)
    .flatMap((printed) => differences(before.get(printed.row.id) ?? printed, printed));
}

const printedIn = (domains: DomainRows[]): Printed[] =>
  reviewedRows(domains).map((placed) => ({ ...placed, editionId: domains[0]?.edition.id ?? '' }));

function differences(earlier: Printed, later: Printed): ReviewedRow[] {
  const [nameBefore, nameAfter] = [earlier.provenance.edition, later.provenance.edition];
  // The English is not printed.
  return differencesOf(earlier.row, later.row)
    .filter(({ before, after }) => before?.ja !== after?.ja)
    .map(({ field, before, after }) => ({
      ...later.about,
      id: `check-${later.row.id}-${field}-${earlier.editionId}-${later.editionId}`,
      name: {
        ja: `「${field}」は、${nameBefore}と${nameAfter}で同じである。`,
        en: `“${field}” is the same in ${nameBefore} and ${nameAfter}.`,
      },
      printed: after?.ja ?? '',
      computed: before?.ja ?? '',
      agrees: false,
      explanation: {
        ja: `「計算」は${nameBefore}の記載である。`,
        en: `What is given as computed is what ${nameBefore} prints.`,
      },
    }));
}
