import { type Concept, defineConcept } from '@tokorozawa/subgraph-kit';
import type { FindingAbout } from '../finding-about';
import { findingList } from '../finding.resolver';
import { aggregateResolver } from '../observation-aggregate/observation-aggregate';
import { collectObservations } from './collect-observations';
import { observationFilters } from './observation-filter';
import { Observation } from './observation.entity';
import { observationResolver } from './observation.resolver';

/** 観測値: collected from the figures of all domains. */
export function observation(about: FindingAbout): Concept {
  const list = findingList(Observation, about, {
    name: 'observations',
    description: 'The figures of the source (観測値), in its order, a page at a time.',
    one: { description: 'One figure (観測値)', example: 'observation-population-sister-city-decatur-fy2024' },
    filters: observationFilters,
    orders: {
      VALUE: { description: 'By value, whatever the unit. 「値」', by: [{ property: 'value' }] },
      INDICATOR: {
        description: 'By the id of the indicator, so that its figures stand together. 「指標」',
        by: [{ property: 'indicatorId' }],
      },
    },
  });
  return defineConcept({
    entity: Observation,
    isDated: true,
    events: { except: ['date'] },
    resolver: observationResolver(about),
    list: { ...list, resolvers: [...list.resolvers, aggregateResolver(list)] },
    collect: collectObservations,
  });
}
