import { defineConcept, type DomainRows, type SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import { reviewedRows } from '../reviewed-rows';
import type { FindingAbout } from '../finding-about';
import { findingList, findingResolver, isAboutDatedRecord } from '../finding.resolver';
import { Check } from './check.entity';
import { collectDifferences } from './differences-of-editions';

/** 検算: what the concepts of all domains compute from their rows. */
export const check = (about: FindingAbout, definitions: SubgraphDefinition[]) =>
  defineConcept({
    entity: Check,
    resolver: findingResolver(Check, about),
    list: findingList(Check, about, {
      name: 'checks',
      description:
        'The recomputed checks (検算): every sum, ratio, count and order of the source, a page at a time. 「資料の検算」',
      one: { description: 'One recomputed value (検算)', example: 'check-share-of-women-2024-assembly-ratio' },
    }),
    isDated: isAboutDatedRecord,
    collect: (domains, earlier) => [
      ...collectChecks(domains, definitions),
      ...collectDifferences(domains, earlier, definitions),
    ],
  });

function collectChecks(domains: DomainRows[], definitions: SubgraphDefinition[]) {
  const aboutRecord = new Map(reviewedRows(domains).map(({ about }) => [about.recordId, about]));
  const rows = new Map(domains.flatMap((domain) => [...domain.rows]));
  const rowsOf = (concept: string) => rows.get(concept) ?? [];
  return definitions
    .flatMap(({ concepts }) => concepts)
    .flatMap(({ name, checks }) => checks(rowsOf(name), rowsOf))
    .map(({ recordId, statement, ...check }) => ({
      ...aboutRecord.get(recordId),
      ...check,
      name: statement,
      agrees: check.printed === check.computed,
    }));
}
