import { defineConcept } from '@tokorozawa/subgraph-kit';
import { unlinkedResolver } from '../program/record.resolver';
import { Vision } from './vision.entity';
import { visionFigures } from './vision.figures';

/** 将来都市像 */
export const vision = defineConcept({
  entity: Vision,
  resolver: unlinkedResolver(Vision),
  figures: visionFigures,
});
