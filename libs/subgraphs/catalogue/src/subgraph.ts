import { defineSubgraph, type SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import { check } from './check/check';
import { correction } from './correction/correction';
import { gap } from './gap/gap';
import { sourceRecords } from './source-record';

/** カタログ: what is collected from all other domains. */
export function catalogue(domains: SubgraphDefinition[]): SubgraphDefinition {
  const records = sourceRecords(domains);
  return defineSubgraph({
    name: 'catalogue',
    title: { ja: 'カタログ', en: 'Catalogue' },
    concepts: [correction(records), gap(records), check(records, domains)],
    extends: records.types.map((type) => ({ type })),
    directory: __dirname,
  });
}
