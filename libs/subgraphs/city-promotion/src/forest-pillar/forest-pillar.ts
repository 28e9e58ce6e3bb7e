import { defineConcept } from '@tokorozawa/subgraph-kit';
import { ForestPillar } from './forest-pillar.entity';

/** 構想の柱 */
export const forestPillar = defineConcept({
  entity: ForestPillar,
});
