import { defineConcept } from '@tokorozawa/subgraph-kit';
import { Vision } from './vision.entity';

/** 将来都市像 */
export const vision = defineConcept({
  entity: Vision,
});
