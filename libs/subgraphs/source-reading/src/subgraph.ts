import { defineSubgraph, type SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import { sourceCheck } from './source-check/source-check';
import { sourceCorrection } from './source-correction/source-correction';
import { sourceGap } from './source-gap/source-gap';
import { sourceRecords } from './source-record';

/** 出典の読み: the corrections, gaps and checks of the other domains. */
export function sourceReading(domains: SubgraphDefinition[]): SubgraphDefinition {
  const records = sourceRecords(domains);
  return defineSubgraph({
    name: 'source-reading',
    title: { ja: '出典の読み', en: 'Reading of the source' },
    concepts: [sourceCorrection(records), sourceGap(records), sourceCheck(records, domains)],
    extends: records.types.map((type) => ({ type })),
    directory: __dirname,
  });
}
