import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { RegionalCouncil } from './regional-council.entity';
import { regionalCouncilFigures } from './regional-council.figures';
import { RegionalCouncilResolver } from './regional-council.resolver';

/** 広域行政の協議会 */
export const regionalCouncil = defineConcept({
  entity: RegionalCouncil,
  resolver: RegionalCouncilResolver,
  list: rootList(RegionalCouncil, {
    name: 'regionalCouncils',
    description:
      'The councils in which the city works together with its neighbors (広域行政の協議会), the oldest first.',
    one: { description: 'One council (広域行政の協議会)', example: 'regional-council-western-saitama' },
    size: 1,
    order: [{ field: 'DATE' }],
  }),
  figures: regionalCouncilFigures,
});
