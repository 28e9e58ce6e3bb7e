import { defineSubgraph } from '@tokorozawa/subgraph-kit';
import { sisterCity } from './sister-city/sister-city';

/** 国際交流・平和 */
export const internationalRelations = defineSubgraph({
  name: 'international-relations',
  title: { ja: '国際交流・平和', en: 'International relations and peace' },
  concepts: [sisterCity],
  directory: __dirname,
});
