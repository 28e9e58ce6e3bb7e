import { defineConcept } from '@tokorozawa/subgraph-kit';
import { TelevisionShow } from './television-show.entity';
import { TelevisionShowResolver } from './television-show.resolver';

/** 番組 */
export const televisionShow = defineConcept({
  entity: TelevisionShow,
  resolver: TelevisionShowResolver,
});
