import { defineConcept } from '@tokorozawa/subgraph-kit';
import { RegionalCouncil } from './regional-council.entity';
import { RegionalCouncilResolver } from './regional-council.resolver';

/** 広域行政の協議会 */
export const regionalCouncil = defineConcept({
  entity: RegionalCouncil,
  resolver: RegionalCouncilResolver,
});
